"""Prints the measures of the code and fails on the limits for files, functions and circles of imports.

Lengths count lines of code and comments, not blank lines; a function's docstring does not count. Tests,
migrations and generated files are measured only for the ratio of tests.
"""

from __future__ import annotations

import ast
import statistics
import sys
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
SOURCE = ROOT / "src" / "pholuat"
FILE_LIMIT, FUNCTION_LIMIT = 500, 60
FunctionNode = ast.FunctionDef | ast.AsyncFunctionDef


def _is_test(path: Path) -> bool:
    return "tests" in path.parts or path.name == "conftest.py"


def _filled(lines: list[str]) -> int:
    return sum(1 for line in lines if line.strip())


def _functions(tree: ast.AST) -> Iterator[FunctionNode]:
    return (node for node in ast.walk(tree) if isinstance(node, FunctionNode))


def _length(node: FunctionNode, lines: list[str]) -> int:
    own = lines[node.lineno - 1 : node.end_lineno]
    doc = ast.get_docstring(node, clean=False)
    return _filled(own) - (_filled(doc.splitlines()) if doc else 0)


def _typed(node: FunctionNode) -> bool:
    arguments = [*node.args.posonlyargs, *node.args.args, *node.args.kwonlyargs]
    named = [argument for argument in arguments if argument.arg not in {"self", "cls"}]
    return node.returns is not None and all(argument.annotation for argument in named)


def _module(path: Path) -> str:
    parts = path.relative_to(ROOT / "src").with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def _imports(tree: ast.AST, module: str, known: set[str]) -> set[str]:
    found: set[str] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            found |= {name if (name := f"{node.module}.{alias.name}") in known else node.module for alias in node.names}
    return (found & known) - {module}


def _circles(graph: dict[str, set[str]]) -> list[list[str]]:
    """Strongly connected groups of more than one module (Tarjan, without recursion)."""
    order: dict[str, int] = {}
    low: dict[str, int] = {}
    stack: list[str] = []
    groups: list[list[str]] = []
    for start in graph:
        if start in order:
            continue
        work: list[tuple[str, Iterator[str]]] = [(start, iter(sorted(graph[start])))]
        order[start] = low[start] = len(order)
        stack.append(start)
        while work:
            node, rest = work[-1]
            for after in rest:
                if after not in order:
                    order[after] = low[after] = len(order)
                    stack.append(after)
                    work.append((after, iter(sorted(graph[after]))))
                    break
                if after in stack:
                    low[node] = min(low[node], order[after])
            else:
                work.pop()
                if work:
                    low[work[-1][0]] = min(low[work[-1][0]], low[node])
                if low[node] == order[node]:
                    cut = stack.index(node)
                    groups.append(stack[cut:])
                    del stack[cut:]
    return [sorted(group) for group in groups if len(group) > 1]


def _spread(values: list[int]) -> str:
    values = sorted(values)
    ninth = values[min(len(values) - 1, int(len(values) * 0.9))]
    return f"median {statistics.median(values):.0f}, nine of ten under {ninth + 1}, largest {values[-1]}"


def main() -> int:
    """Prints the table; 1 when a limit is broken."""
    sizes: dict[Path, int] = {}
    lengths: dict[str, int] = {}
    graph: dict[str, set[str]] = {}
    typed = total = test_lines = 0
    paths = [path for path in sorted(SOURCE.rglob("*.py")) if "migrations" not in path.parts]
    known = {_module(path) for path in paths}
    for path in [*paths, *sorted((ROOT / "tests").rglob("*.py"))]:
        text = path.read_text(encoding="utf-8")
        lines = text.splitlines()
        if _is_test(path):
            test_lines += _filled(lines)
            continue
        tree = ast.parse(text)
        sizes[path] = _filled(lines)
        graph[_module(path)] = _imports(tree, _module(path), known)
        for node in _functions(tree):
            lengths[f"{path.relative_to(ROOT)}:{node.lineno} {node.name}"] = _length(node, lines)
            total += 1
            typed += _typed(node)
    circles = _circles(graph)
    full = [size for size in sizes.values() if size]
    print(f"lines of a file       {_spread(full)} (limit {FILE_LIMIT})")
    print(f"lines of a function   {_spread(list(lengths.values()))} (limit {FUNCTION_LIMIT})")
    print(f"functions fully typed {typed / total:.1%} of {total}")
    print(f"circles of imports    {len(circles)}")
    print(f"tests to code         {test_lines / sum(full):.2f} ({test_lines} lines to {sum(full)})")
    broken = [f"{path.relative_to(ROOT)}: {size} lines" for path, size in sizes.items() if size > FILE_LIMIT]
    broken += [f"{name}: {length} lines" for name, length in lengths.items() if length > FUNCTION_LIMIT]
    broken += [f"circle: {' -> '.join(group)}" for group in circles]
    for line in broken:
        print(f"over the limit: {line}", file=sys.stderr)
    return 1 if broken else 0


if __name__ == "__main__":
    sys.exit(main())
