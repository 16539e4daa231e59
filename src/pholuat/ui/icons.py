"""The few line icons, drawn for this product on a grid of 20."""

from __future__ import annotations

ICONS = {
    "menu": '<path d="M3 5.5h14M3 10h14M3 14.5h9"/>',
    "search": '<circle cx="8.5" cy="8.5" r="5.5"/><path d="m13 13 5 5"/>',
    "listen": '<path d="M3 8v4h3l4 3.5v-11L6 8zM13 7.5c1.3 1.3 1.3 3.7 0 5M15.5 5c2.7 2.7 2.7 7.3 0 10"/>',
    "copy": '<path d="M7 7h10v10H7zM13 7V3H3v10h4"/>',
    "share": '<path d="M10 12V2.5M6.5 6 10 2.5 13.5 6M4 10v7h12v-7"/>',
    "print": '<path d="M5 8V3h10v5M5 14H2.5V8h15v6H15M5 12h10v5H5z"/>',
    "feed": '<path d="M4 3.5c7 0 12.5 5.5 12.5 12.5M4 9c4 0 7 3 7 7M4 15h1.5v1.5H4z"/>',
    "download": '<path d="M10 2.5V12M6.5 8.5 10 12l3.5-3.5M4 13v4h12v-4"/>',
    "close": '<path d="m5 5 10 10M15 5 5 15"/>',
    "check": '<path d="m3.5 10.5 4.5 4.5 8.5-10"/>',
    "clock": '<circle cx="10" cy="10" r="7"/><path d="M10 5.5V10l3 2"/>',
    "play": '<path d="M5 3.5v13l11-6.5z" fill="currentColor" stroke="none"/>',
    "back": '<path d="M16 10H4M9 4.5 3.5 10 9 15.5"/>',
}
