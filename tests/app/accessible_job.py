#!/usr/bin/python3
# SPDX-License-Identifier: MIT
"""The main job by somebody who sees nothing but the accessibility tree: adds a key, extracts, finds the lease, copies it.

  with_accessibility.sh accessible_job.py PROXYDECK
"""
import re
import subprocess
import sys
import tempfile
import time
import warnings

warnings.simplefilter("ignore", DeprecationWarning)
import gi  # noqa: E402

gi.require_version("Atspi", "2.0")
from gi.repository import Atspi  # noqa: E402

PATIENCE = 60  # seconds; a machine that is busy with other tests


class Missing(Exception):
    pass


def until(what, look):
    end = time.monotonic() + PATIENCE
    while True:
        try:
            found = look()
            if found:
                return found
        except AssertionError:
            raise
        except Exception:  # the tree changes while it is read
            pass
        if time.monotonic() > end:
            raise Missing(what)
        time.sleep(0.2)


def role_of(node):
    """Its name has changed with AT-SPI 2.54: "push button" is "button" now."""
    name = node.get_role_name()
    return "button" if name == "push button" else name


def walk(node, depth=0):
    yield node
    if depth < 25:
        for i in range(min(node.get_child_count(), 80)):
            child = node.get_child_at_index(i)
            if child:
                yield from walk(child, depth + 1)


def shown(node):
    return node.get_state_set().contains(Atspi.StateType.SHOWING)


def find(root, role, name, visible=True):
    """The node of this role, or of one of these, whose name is this or else starts with it."""
    roles = (role,) if isinstance(role, str) else role
    def look():
        fitting = [n for n in walk(root)
                   if role_of(n) in roles and n.get_name().startswith(name) and (shown(n) or not visible)]
        return next((n for n in fitting if n.get_name() == name), fitting[0] if fitting else None)
    return until(f"{' or '.join(roles)} '{name}'", look)


def press(node, action="Press"):
    actions = node.get_action_iface()
    names = [actions.get_action_name(i) for i in range(actions.get_n_actions())]
    assert actions.do_action(names.index(action)), f"'{node.get_name()}' cannot be pressed"


def type_into(node, text):
    assert node.get_editable_text_iface().set_text_contents(text), f"'{node.get_name()}' takes no text"


def type_key(keysym):
    """A key on the keyboard: what a screen reader leaves to its user."""
    assert Atspi.generate_keyboard_event(keysym, None, Atspi.KeySynthType.SYM), "no keyboard"


def cells(table, row):
    """What is read for each cell of a row."""
    rows = table.get_table_iface()
    return [rows.get_accessible_at(row, column).get_name() for column in range(rows.get_n_columns())]


def unnamed(root):
    """Controls in sight that a screen reader could not tell apart."""
    roles = {"button", "check box", "combo box", "text", "password text", "spin button", "table", "page tab",
             "radio button"}
    return [f"{role_of(n)} in '{n.get_parent().get_name()}'" for n in walk(root)
            if role_of(n) in roles and shown(n) and not n.get_name().strip()]


def marked_up(root):
    """What would be read with tags in it."""
    markup = re.compile(r"</?[a-z]+[ />]|&[a-z]+;")
    return [f"{n.get_role_name()} '{n.get_name()}': {n.get_description()}" for n in walk(root)
            if markup.search(n.get_name()) or markup.search(n.get_description())]


def is_titled(window, title):
    """A window is read with the program's name behind its title from Qt 6.11 on, as its frame has it."""
    return window.get_name() in (title, f"{title} — ProxyDeck")


def look_through(root):
    assert not unnamed(root), f"nameless: {unnamed(root)}"
    assert not marked_up(root), f"markup: {marked_up(root)}"


def job(program):
    def application():
        assert program.poll() is None, "the program has ended"
        desktop = Atspi.get_desktop(0)
        for i in range(desktop.get_child_count()):
            node = desktop.get_child_at_index(i)
            if node and node.get_process_id() == program.pid and node.get_child_count():
                return node
        return None

    app = until("the program", application)
    window = find(app, "frame", "Demo")

    press(find(app, "menu item", "New key", visible=False))
    dialog = find(app, "dialog", "New key")
    type_into(find(dialog, "text", "Name"), "Read aloud")
    mode = find(dialog, "combo box", "Mode")
    press(mode)
    find(mode, "list item", "Channel")
    for key in (0xFF50, 0xFF0D):  # Home, Return
        type_key(key)
    until("the mode in its box", lambda: mode.get_name().startswith("Channel"))
    type_into(find(dialog, "password text", "Key"), "DEMO-SHORT-CHANNEL")
    type_into(find(dialog, "password text", "API password"), "DEMO-PASSWORD")
    look_through(dialog)
    press(find(dialog, "button", "Save"))

    def ended():
        dialogs = [n for n in walk(app) if n.get_role_name() == "dialog" and shown(n)]
        told.clear()
        told.extend(n.get_name() for d in dialogs for n in walk(d) if n.get_role_name() == "label" and shown(n))
        return not dialogs

    told = []
    try:
        until("the dialog's end", ended)
    except Missing as missing:
        raise Missing(f"{missing}; it says {told}") from None
    find(app, ("tree item", "table cell"), "Read aloud, Short-lived · Channel, 0 live")

    leases = find(app, "table", "Leases")
    press(find(window, "button", "Extract"))
    until("a lease", lambda: leases.get_table_iface().get_n_rows() == 1)
    row = cells(leases, 0)
    print("The lease:", "; ".join(row))
    for start in ("State: Live", "Server: 127.0.0.1:", "Exit IP: ", "Remaining: ", "Key: Read aloud"):
        assert any(cell.startswith(start) for cell in row), f"no '{start}' in {row}"
    remaining = next(cell for cell in row if cell.startswith("Remaining: "))
    assert "minute" in remaining or "second" in remaining, remaining

    call = until("the call", lambda: cells(find(app, "table", "Calls"), 0))
    print("The call:", "; ".join(call))
    assert any(cell.startswith("Outcome: 1 received") for cell in call), call

    print("Told:", find(window, "status bar", "Extract · Short-lived · Channel: 1 received").get_name())

    # A call that fails: what happened and what to do next can be read.
    areas = find(window, "text", "Areas")
    type_into(areas, "120100")
    press(find(window, "button", "Extract"))
    for heading, told in (("Outcome: ", "stock"), ("What happened: ", ""), ("What to do next: ", ""),
                          ("Code and request ID: ", "NO_RESOURCE_FOUND")):
        # The details follow the call: at first it has no answer.
        text = until(f"label '{heading}' that says '{told}'", lambda: next(
            (n.get_name() for n in walk(window) if role_of(n) == "label" and shown(n)
             and n.get_name().startswith(heading) and told in n.get_name()), None))
        assert len(text) > len(heading) + 5, f"'{text}' says nothing"
        print("Explained:", text)
    assert leases.get_table_iface().get_n_rows() == 1, "the area was not sent"
    type_into(areas, "")

    assert leases.get_table_iface().add_row_selection(0), "the row cannot be selected"
    # Qt shows assistive tools only the menu of a button with a menu; the menu bar has the same entries.
    press(find(app, "menu item", "Copy", visible=False))
    said = find(window, "status bar", "Copied 1").get_name()
    print("Told:", said)

    look_through(window)
    for entry, title in (("Settings", "Settings"), ("History", "History"), ("Error codes", "Error codes"),
                         ("Diagnostics for support", "Diagnostics"), ("About ProxyDeck", "About ProxyDeck")):
        press(find(app, "menu item", entry, visible=False))
        look_through(until(f"window '{title}'", lambda: next(
            (n for n in (app.get_child_at_index(i) for i in range(app.get_child_count()))
             if is_titled(n, title) and shown(n)), None)))


def main():
    with tempfile.TemporaryDirectory() as folder:
        program = subprocess.Popen([sys.argv[1], "--demo", "--language", "en", "--data-dir", folder])
        try:
            job(program)
        except (Missing, AssertionError) as failure:
            print("FAILED:", f"no {failure}" if isinstance(failure, Missing) else failure)
            return 1
        finally:
            program.kill()
            program.wait()
    print("The main job can be done by ear.")
    return 0


sys.exit(main())
