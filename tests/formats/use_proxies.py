# SPDX-License-Identifier: MIT
"""Asks for a page through the proxies dictionary on standard input, with urllib or with requests (exit code 77: not installed)."""
import ast
import sys
import urllib.error
import urllib.request

proxies = ast.literal_eval(sys.stdin.buffer.read().decode("utf-8"))
assert sorted(proxies) == ["http", "https"]
page = "http://proxydeck.invalid/"
if sys.argv[1] == "urllib":
    try:
        urllib.request.build_opener(urllib.request.ProxyHandler(proxies)).open(page, timeout=30)
    except urllib.error.HTTPError as error:
        assert error.code == 502
else:
    try:
        import requests
    except ImportError:
        sys.exit(77)
    assert requests.get(page, proxies=proxies, timeout=30).status_code == 502
