"""Asks a running pretalx as people do, and prints one line of JSON with how long it took.

peer-pretalx.py cfp|review SERVER VERSION PORT EVENT ADMIN PASSWORD
"""

import html.parser
import http.client
import json
import os
import pathlib
import re
import sys
import threading
import time
import urllib.parse

PART, SERVER, VERSION, PORT, EVENT, ADMIN, PASSWORD = *sys.argv[1:4], int(sys.argv[4]), *sys.argv[5:8]
TEXT = "This answer is invented and stands where somebody would describe a plan. " * 8


class Browser:
    """One person's browser: cookies, and forms that are sent as they were given."""

    def __init__(self):
        self.cookies = {}

    def ask(self, method, path, fields=None):
        connection = http.client.HTTPConnection("127.0.0.1", PORT, timeout=120)
        headers = {"Host": f"localhost:{PORT}"}
        if self.cookies:
            headers["Cookie"] = "; ".join(f"{name}={value}" for name, value in self.cookies.items())
        body = None
        if fields is not None:
            body = urllib.parse.urlencode(fields)
            headers["Content-Type"] = "application/x-www-form-urlencoded"
            headers["Referer"] = f"http://localhost:{PORT}{path}"
        connection.request(method, path, body, headers)
        response = connection.getresponse()
        text = response.read().decode()
        for name, value in response.getheaders():
            if name.lower() == "set-cookie":
                key, _, rest = value.partition("=")
                self.cookies[key] = rest.split(";")[0]
        connection.close()
        return response.status, response.getheader("Location"), text

    def get(self, path):
        """A page, wherever it leads."""
        for _ in range(5):
            status, location, text = self.ask("GET", path)
            if status not in (301, 302):
                return status, path, text
            path = location
        raise RuntimeError("too many redirects")

    def send(self, path, text, answers):
        """Sends the form of a page with some answers of our own."""
        return self.ask("POST", path, {**given(text), **answers})


class Form(html.parser.HTMLParser):
    """What the fields of a page hold untouched."""

    def __init__(self):
        super().__init__()
        self.fields, self.area, self.select = {}, None, None

    def handle_starttag(self, tag, attributes):
        found = dict(attributes)
        name, kind = found.get("name"), found.get("type", "text")
        if tag == "input" and name and kind not in ("file", "submit", "button"):
            if kind not in ("checkbox", "radio") or "checked" in found:
                self.fields[name] = found.get("value") or ""
        elif tag == "textarea" and name:
            self.area, self.fields[name] = name, ""
        elif tag == "select" and name:
            self.select = name
        elif tag == "option" and self.select and found.get("value"):
            if "selected" in found or self.select not in self.fields:
                self.fields[self.select] = found["value"]

    def handle_endtag(self, tag):
        if tag == "textarea":
            self.area = None
        elif tag == "select":
            self.select = None

    def handle_data(self, data):
        if self.area:
            self.fields[self.area] += data


def given(text):
    """What the form of a page would send untouched."""
    form = Form()
    form.feed(text)
    return form.fields


def apply(number):
    """A whole application by somebody new: the three steps of the wizard. Tells whether the last one led on."""
    browser = Browser()
    status, path, text = browser.get(f"/{EVENT}/submit/")
    answers = {
        "info": {"title": f"Application {number}", "abstract": TEXT, "description": TEXT, "notes": "Invented"},
        "user": {
            "register_name": f"Applicant {number}",
            "register_email": f"applicant-{number}@example.org",
            "register_password": f"a-long-password-{number}",
            "register_password_repeat": f"a-long-password-{number}",
        },
        "profile": {"name": f"Applicant {number}", "biography": TEXT},
    }
    for _ in range(4):
        if status != 200:
            return False, f"{path}: {status}"
        step = path.rstrip("/").split("/")[-1]
        status, location, text = browser.send(path, text, answers.get(step, {}))
        if status != 302:
            return False, f"{path}: {status}"
        if location.endswith("/me/submissions/"):
            return True, location
        path = location
        status, path, text = browser.get(path)
    return False, path


def timed(deed, *arguments):
    began = time.perf_counter()
    done = deed(*arguments)
    return (time.perf_counter() - began) * 1000, done


def signed_in(path):
    """The organiser's browser, on the way to a page."""
    organiser = Browser()
    where = f"/orga/login/?next={path}"
    _, where, text = organiser.get(where)
    organiser.send(where, text, {"login_email": ADMIN, "login_password": PASSWORD})
    return organiser


def cpu():
    """Seconds of CPU that the server's processes took."""
    ticks = 0
    for folder in pathlib.Path("/proc").iterdir():
        if not folder.name.isdigit():
            continue
        try:
            stat = (folder / "stat").read_text().rsplit(")", 1)[1].split()
        except OSError:
            continue
        if SERVER in (folder.name, stat[1]):
            ticks += int(stat[11]) + int(stat[12])
    return ticks / os.sysconf("SC_CLK_TCK")


def review():
    """The page of all proposals with their reviews."""
    path = f"/orga/event/{EVENT}/reviews/"
    organiser = signed_in(path)
    for _ in range(3):
        status, where, text = organiser.get(path)
    times, began = 10, cpu()
    asked = [timed(organiser.get, path)[0] for _ in range(times)]
    print(
        json.dumps(
            {
                "version": VERSION,
                "status": status,
                "path": where,
                "rows": len(set(re.findall(rf"/orga/event/{EVENT}/submissions/([A-Z0-9]+)/", text))),
                "page_ms": sorted(asked)[times // 2],
                "page_cpu_ms": (cpu() - began) * 1000 / times,
            }
        )
    )


def applications():
    run = str(int(time.time()))
    for n in range(3):
        apply(f"{run}-warm-{n}")
    alone = [timed(apply, f"{run}-alone-{n}") for n in range(8)]
    lock, together, turns = threading.Lock(), [], list(range(24))

    def client():
        while True:
            with lock:
                if not turns:
                    return
                turn = turns.pop()
            try:
                one = timed(apply, f"{run}-together-{turn}")
            except (OSError, http.client.HTTPException) as error:
                one = (0.0, (False, str(error)))
            with lock:
                together.append(one)

    began = time.perf_counter()
    threads = [threading.Thread(target=client) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    took = (time.perf_counter() - began) * 1000

    organiser = signed_in(f"/orga/event/{EVENT}/submissions/")
    _, _, text = organiser.get(f"/orga/event/{EVENT}/submissions/?q={run}-together")
    kept = len(set(re.findall(rf"Application {run}-together-\d+\b", text)))
    status, _, text = organiser.get(f"/orga/event/{EVENT}/submissions/")
    lists = [timed(organiser.get, f"/orga/event/{EVENT}/submissions/") for _ in range(20)]
    times = sorted(time for time, _ in alone)
    print(
        json.dumps(
            {
                "version": VERSION,
                "alone_ms": times[len(times) // 2],
                "alone_done": sum(done for _, (done, _) in alone),
                "alone_of": len(alone),
                "together_ms": took,
                "together_acknowledged": sum(done for _, (done, _) in together),
                "together_listed": kept,
                "together_of": len(together),
                "refusals": sorted({re.sub("submit/[^/]+", "submit/…", why) for _, (done, why) in alone + together if not done}),
                "list_status": status,
                "list_ms": sorted(time for time, _ in lists)[len(lists) // 2],
                "list_rows": text.count("<tr") - 1,
            }
        )
    )


{"cfp": applications, "review": review}[PART]()
