"""A demonstration of the house for clients of others, started from the built program and signed in to as anybody would.

demo.py FOLDER COMMAND… runs a command against it and ends as that does. In its words, {url} stands for the address and {token}
for an access token of an organiser. CENTUM names another program than target/debug/centum.
"""

import html
import os
import http.cookiejar
import pathlib
import re
import shutil
import socket
import subprocess
import sys
import time
import urllib.parse
import urllib.request

HERE = pathlib.Path(__file__).resolve().parent
BINARY = os.environ.get("CENTUM", HERE.parent / "target" / "debug" / "centum")
# How long a demonstration may take to fill itself.
PATIENCE = 120


class Demo:
    """A demonstration that lives as long as the block that it is made for."""

    def __init__(self, folder):
        self.folder = pathlib.Path(folder)
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port = free.getsockname()[1]
        self.url = f"http://localhost:{self.port}"

    def __enter__(self):
        data = self.folder / "data"
        shutil.rmtree(data, ignore_errors=True)
        self.folder.mkdir(parents=True, exist_ok=True)
        if not os.path.exists(BINARY):
            raise SystemExit(f"{BINARY} is not there: cargo build -p centum --locked")
        command = [BINARY, "--data", data, "demo", "--listen", f"127.0.0.1:{self.port}"]
        with open(self.folder / "demo.log", "wb") as log:
            self.process = subprocess.Popen(command, stdout=log, stderr=log)
        try:
            self._wait()
        except BaseException:
            self._stop()
            raise
        return self

    def __exit__(self, *_):
        self._stop()

    def _wait(self):
        until = time.monotonic() + PATIENCE
        while True:
            if self.process.poll() is not None:
                raise SystemExit(f"the demonstration ended; see {self.folder / 'demo.log'}")
            try:
                urllib.request.urlopen(self.url + "/ready", timeout=5).close()
                return
            except OSError:
                if time.monotonic() > until:
                    raise
                time.sleep(0.2)

    def _stop(self):
        self.process.terminate()
        try:
            self.process.wait(20)
        except subprocess.TimeoutExpired:
            self.process.kill()


class Person:
    """Somebody who is signed in: by the link that the demonstration shows in place of a letter."""

    def __init__(self, url, email):
        self.url = url
        self.jar = http.cookiejar.CookieJar()
        self.opener = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(self.jar))
        shown = self.submit("/sign-in", "/sign-in", email=email)
        link = re.search(r'(/sign-in/link/[0-9a-f]+)', shown)
        if not link:
            raise SystemExit(f"no link for {email}")
        self.submit(link.group(1), link.group(1))

    def get(self, path):
        with self.opener.open(self.url + path) as answer:
            return answer.read().decode()

    def submit(self, page, action, **fields):
        """Fills in the form of a page that leads to `action`."""
        for form in re.findall(r"<form.*?</form>", self.get(page), re.S):
            leads = re.search(r'action="([^"]*)"', form)
            if not leads or html.unescape(leads.group(1)).split("?")[0] != action:
                continue
            hidden = re.findall(r'<input type="hidden" name="([^"]*)" value="([^"]*)"', form)
            filled = {name: html.unescape(value) for name, value in hidden} | fields
            data = urllib.parse.urlencode(filled).encode()
            request = urllib.request.Request(
                self.url + html.unescape(leads.group(1)), data, {"Origin": self.url, "Referer": self.url + page}
            )
            with self.opener.open(request) as answer:
                return answer.read().decode()
        raise SystemExit(f"no form for {action} on {page}")

    def token(self):
        shown = self.submit("/account", "/account/tokens", **{"token-name": "A client", "days": "90"})
        return re.search(r'<code class="digest">([^<]+)</code>', shown).group(1)


def main(folder, *words):
    with Demo(folder) as demo:
        token = Person(demo.url, "organiser@example.org").token()
        command = [word.replace("{url}", demo.url).replace("{token}", token) for word in words]
        return subprocess.run(command, check=False).returncode


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
