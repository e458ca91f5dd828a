#!/usr/bin/env python3
"""Codex as an agent of nx-slice, through its command line. Python 3.9, standard library only.

    "agent": { "command": ["python3", "tools/codex_agent.py"], "name": "codex-cli", "model": "gpt-5.5",
               "env": ["CODEX_API_KEY", "CODEX_HOME"] }

One process answers one message: it reads a request (command-request.schema.json) on standard input, runs `codex exec`
once with the whole conversation as its prompt, and prints lines (command-event.schema.json) on standard output.

    --codex PATH   the binary; else CODEX_BIN, else below a node_modules folder, else PATH
    -c KEY=TOML    one more setting for Codex, such as a provider of your own; can be repeated
"""
import argparse
import glob
import json
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
import time

PROTOCOL = 1
PREFIX = "nx-slice-codex-"
HOUR = 3600

# Nothing but the model: no tools, no files of the project or the person, no request to anybody else.
SETTINGS = [
    *(f"features.{name}=false" for name in (
        "shell_tool", "unified_exec", "view_image", "image_generation", "computer_use", "in_app_browser", "browser_use",
        "apps", "plugins", "hooks", "goals", "memories", "code_mode_host", "skill_search", "tool_suggest", "multi_agent",
        "unbounded_connection_retries",
    )),
    "tools.update_plan.enabled=false",
    "tools.experimental_request_user_input.enabled=false",
    "agents.enabled=false",
    "skills.bundled.enabled=false",
    "skills.include_instructions=false",
    "include_permissions_instructions=false",
    "include_apps_instructions=false",
    "include_collaboration_mode_instructions=false",
    "include_environment_context=false",
    "project_doc_max_bytes=0",
    'web_search="disabled"',
    'history.persistence="none"',
    "analytics.enabled=false",
    "feedback.enabled=false",
    "check_for_update_on_startup=false",
]

# Codex says why it failed in words alone. The first that is found counts; the last two say whether a fresh
# conversation can help, and whether the same message can simply be sent again.
FAILURES = [
    (r"reason: content_filter|Invalid prompt", "CODEX_REFUSED", "Say the request in other words.", True, False),
    (r"reason: max_output_tokens", "CODEX_CUT_SHORT", "Ask for less in one layer.", True, False),
    (r"context window|exceeds the maximum length", "CODEX_TOO_LONG", "The request must become shorter.", False, False),
    (r"Quota exceeded|hit your usage limit", "CODEX_QUOTA", "Wait for the next period, or raise the limit.", False, False),
    (r"status:? 401|Missing environment variable", "CODEX_LOGIN",
     "Run `codex login`, or set CODEX_API_KEY and list it under \"env\".", False, False),
    (r"status:? 404", "CODEX_SETUP", "Is the model's name right?", False, False),
    (r"invalid_json_schema|status:? 400", "CODEX_SCHEMA", None, False, False),
    (r"status:? 429|rate limit exceeded", "CODEX_BUSY", None, True, True),
    (r"high demand|at capacity|stream disconnected|Connection failed|status:? 5\d\d|Reconnecting",
     "CODEX_UNAVAILABLE", None, True, True),
]


def say(kind, **what):
    """One line of the protocol. ASCII, so that no encoding of a terminal gets in the way."""
    print(json.dumps({"type": kind, **what}), flush=True)


def fail(code, message, hint=None, again=False, **more):
    say("failure", code=code, message=message or code, hint=hint, again=again, **more)
    sys.exit(0)


def find_codex(given):
    if given or os.environ.get("CODEX_BIN"):
        return given or os.environ["CODEX_BIN"]
    name = "codex.exe" if os.name == "nt" else "codex"
    here = pathlib.Path.cwd()
    for folder in (here, *here.parents):
        found = glob.glob(str(folder / "node_modules" / "@openai" / "codex*" / "vendor" / "*" / "bin" / name))
        if found:
            return sorted(found)[0]
    return shutil.which("codex")


def prompt_for(document):
    """What stays the same comes first: services keep the beginnings of prompts."""
    request = dict(document["request"])
    parts = [request.pop("brief"), "The request:", json.dumps(request, indent=1, ensure_ascii=False)]
    for message in document["messages"]:
        if message["kind"] == "answer":
            parts += ["You answered:", message["text"]]
        elif message["kind"] == "repair":
            parts += ["That answer was refused:", json.dumps(message["diagnostics"], indent=1, ensure_ascii=False),
                      "Answer again, with the whole document."]
    return "\n\n".join(parts)


def hermetic_home(folder):
    """A home of our own, so that no settings of the person leak in. The login is linked, never copied: Codex renews it."""
    home = folder / "home"
    home.mkdir()
    login = pathlib.Path(os.environ.get("CODEX_HOME") or pathlib.Path.home() / ".codex") / "auth.json"
    if login.exists():
        (home / "auth.json").symlink_to(login)
    return home


def sweep():
    """A process that is killed at a deadline cannot tidy up; a later one does."""
    for left in pathlib.Path(tempfile.gettempdir()).glob(PREFIX + "*"):
        try:
            if time.time() - left.stat().st_mtime > HOUR:
                shutil.rmtree(left, ignore_errors=True)
        except OSError:
            pass  # Somebody else was quicker.


def run_codex(codex, document, settings, folder):
    home, work = hermetic_home(folder), folder / "work"
    work.mkdir()
    schema, last = folder / "schema.json", folder / "last.txt"
    schema.write_text(json.dumps(document["wanted"]["schema"]), encoding="utf-8")
    if document["effort"]:
        settings = [*settings, "model_reasoning_effort=" + json.dumps(document["effort"])]
    command = [
        codex, "exec", "--json", "--strict-config", "--ignore-user-config", "--ignore-rules", "--ephemeral",
        *(word for setting in settings for word in ("-c", setting)),
        *(["-m", document["model"]] if document["model"] else []),
        "-s", "read-only", "-C", str(work), "--skip-git-repo-check",
        "--output-schema", str(schema), "-o", str(last), "-",
    ]
    environment = {**os.environ, "HOME": str(home), "USERPROFILE": str(home), "CODEX_HOME": str(home)}
    try:
        # In our own process group: whoever ends us ends it.
        done = subprocess.run(command, input=prompt_for(document).encode("utf-8"), capture_output=True, env=environment)
    except OSError as error:
        fail("CODEX_NOT_STARTED", f"{codex}: {error.strerror}", "Install it: npm install @openai/codex")
    message = last.read_text(encoding="utf-8") if last.exists() else None
    return done.returncode, list(read_events(done.stdout)), done.stderr.decode("utf-8", "replace"), message


def read_events(output):
    for line in output.decode("utf-8", "replace").splitlines():
        try:
            event = json.loads(line)
        except ValueError:
            print(line, file=sys.stderr)
            continue
        if isinstance(event, dict):
            yield event


def report(events):
    """Progress and usage. The conversation is new for every message, so that its running total is this message's."""
    for event in events:
        item = event.get("item", {})
        if event.get("type") == "item.completed" and item.get("type") in ("reasoning", "error"):
            say("progress", text=str(item.get("text") or item.get("message") or ""))
        if event.get("type") == "turn.completed":
            usage = event.get("usage", {})
            say("usage", inputTokens=usage.get("input_tokens", 0), cachedInputTokens=usage.get("cached_input_tokens", 0),
                outputTokens=usage.get("output_tokens", 0))


def classify(events, errors):
    reasons = [event["error"]["message"] for event in events if event.get("type") == "turn.failed"]
    reasons += [event["message"] for event in events if event.get("type") == "error"]
    reasons += [line for line in errors.splitlines() if line.startswith("Error")]
    text = reasons[0] if reasons else errors.strip()[-1000:]
    for pattern, code, hint, again, waits in FAILURES:
        if re.search(pattern, text):
            wait = re.search(r"try again in ([\d.]+)\s*s", text)
            more = {"retryAfter": float(wait.group(1)) * 1000 if wait else None} if waits else {}
            fail(code, text, hint, again, **more)
    fail("CODEX_FAILED", text)


def main():
    options = argparse.ArgumentParser()
    options.add_argument("--codex")
    options.add_argument("-c", dest="settings", action="append", default=[], metavar="KEY=TOML")
    given = options.parse_args()
    document = json.loads(sys.stdin.buffer.read().decode("utf-8"))
    if document["protocol"] != PROTOCOL:
        fail("PROTOCOL_UNKNOWN", f"This script speaks protocol {PROTOCOL}, not {document['protocol']}")
    codex = find_codex(given.codex)
    if not codex:
        fail("CODEX_NOT_FOUND", "There is no codex on this machine", "Install it: npm install @openai/codex")
    sweep()
    with tempfile.TemporaryDirectory(prefix=PREFIX) as folder:
        code, events, errors, message = run_codex(codex, document, [*SETTINGS, *given.settings], pathlib.Path(folder))
    report(events)
    if code != 0 or message is None:
        classify(events, errors)
    # The words of the model as they are: nx-slice judges them, and tells it what is wrong with them.
    say("answer", text=message)


if __name__ == "__main__":
    main()
