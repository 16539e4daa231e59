# Phổ Luật. `make run` from a bare machine to a running site; see docs/operator/.
BIN := .venv/bin
export PORT ?= 8000
export DEMO ?= yes
.PHONY: help setup setup-test run test check bench demo-reset

help:
	@echo "make run         cài đặt mọi thứ rồi khởi động (PORT=$(PORT), DEMO=$(DEMO))"
	@echo "make setup       chỉ cài đặt; sau đó lệnh là .venv/bin/pholuat"
	@echo "make test        chạy toàn bộ kiểm thử"
	@echo "make check       kiểm tra mã nguồn"
	@echo "make bench       đo tốc độ và chất lượng"
	@echo "make demo-reset  xóa sạch dữ liệu ở PHOLUAT_HOME rồi nạp lại tỉnh mẫu"

setup:
	@sh tools/setup.sh

run: setup
	@exec $(BIN)/pholuat run

setup-test:
	@sh tools/setup.sh --test

test: setup-test
	@sh tools/test.sh

check: setup-test
	@sh tools/check.sh

bench: setup-test
	@$(BIN)/pholuat bench

demo-reset: setup
	@$(BIN)/pholuat demo-reset --yes && $(BIN)/pholuat demo
