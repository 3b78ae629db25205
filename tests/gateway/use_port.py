# SPDX-License-Identifier: MIT
"""Requests through a local port, with Python's requests: use_port.py PROXY CERTIFICATE URL...

One session, as programs have; prints each answer's body. Exits with 77 if requests is not installed."""
import sys

try:
    import requests
except ImportError:
    sys.exit(77)

proxy, certificate, *urls = sys.argv[1:]
session = requests.Session()
session.trust_env = False
session.proxies = {"http": proxy, "https": proxy}
session.verify = certificate
for url in urls:
    answer = session.get(url, timeout=50)
    answer.raise_for_status()
    sys.stdout.write(answer.text)
