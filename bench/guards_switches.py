"""Switches for the guards of a copy of the tree, and what they do when a guard is off."""

import ast
import os
import re
from functools import wraps

# The guard that is off in this process.
OFF = int(os.environ["GUARDS_OFF"]) if "GUARDS_OFF" in os.environ else None
FIRED = set()
# Number of a guard: (kind, where it stands).
GUARDS = {}

CALLED = {
    "require",
    "require_perm",
    "require_right",
    "check_version",
    "require_second_pair_of_eyes",
    "require_saved",
    "require_administrator",
    "require_address",
    "may_read",
    "_free",
    "keep_imported_state",
    "keep_evidence",
    "advance",
}
DECORATORS = {"transaction.atomic", "require_POST", "require_safe", "never_cache"}
PERMISSION = re.compile(r"\A(has_\w+_permission|_?may_\w+|_may|_fits)\Z")
# Joins, limits and flags that stand inside an expression: file, the expression, what is left of it.
PLACES = [
    (
        "admin/history.py",
        "brief.revisions.filter(number=wanted)",
        "Revision.objects.filter(number=wanted)",
    ),
    ("admin/imports.py", "kept['by'] != request.user.pk", "False"),
    ("admin/imports.py", "path.exists()", "True"),
    ("admin/preview.py", "DAYS * 24 * 3600", "None"),
    ("admin/settle.py", "HOURS * 3600", "None"),
    ("admin/settle.py", "kept['brief'] != brief.pk", "False"),
    ("admin/whose.py", "answer != BOTH or joined is None", "answer != BOTH"),
    ("admin/reading_decisions.py", "hashlib.sha256(data).hexdigest() != document.sha256", "False"),
    ("admin/take_in.py", "size > limits.UPLOAD_BYTES", "False"),
    ("admin/brief_pages.py", "len(text) > limits.NOTE", "False"),
    ("admin/lists.py", "number_in(pk) is None", "False"),
    ("admin/people.py", "groups_given_by(self.by)", "Group.objects.all()"),
    ("admin/people.py", "groups_given_by(request.user)", "Group.objects.all()"),
    ("admin/people.py", "self.by.is_superuser", "True"),
    (
        "admin/people.py",
        "fixed if request.user.is_superuser else (*fixed, 'is_superuser', 'user_permissions')",
        "fixed",
    ),
    ("desk/content.py", "brief.filed_on > last_day(brief)", "False"),
    ("desk/reworking.py", "by_rows(record, parts)", "content_of(record)"),
    ("desk/four_eyes.py", "able.count() < 2", "False"),
    ("desk/four_eyes.py", "by.pk not in wrote", "True"),
    ("desk/publishing.py", "at is None or at <= now", "False"),
    ("desk/writing.py", "uid.version == RANDOM", "True"),
    (
        "desk/writing.py",
        "Brief.objects.filter(uid=uid, author=by)",
        "Brief.objects.filter(uid=uid)",
    ),
    ("models/brief.py", "row.ever_public", "False"),
    ("models/revision.py", "verb in WRITING and who", "False"),
]


def fires(number):
    FIRED.add(number)
    return number != OFF


def called(number, call):
    if number == OFF:
        return None
    FIRED.add(number)
    return call()


def decorated(number, decorator):
    def decorate(function):
        done = decorator(function)

        @wraps(function)
        def run(*args, **kwargs):
            if number == OFF:
                return function(*args, **kwargs)
            FIRED.add(number)
            return done(*args, **kwargs)

        return run

    return decorate


def allowed(number, answer):
    if not answer:
        FIRED.add(number)
    return True if number == OFF else answer


def unmet(number):
    FIRED.add(number)
    return "met" if number == OFF else "unmet"


def conditions(given):
    FIRED.update(number for number, _value in given.values())
    return {name: value for name, (number, value) in given.items() if number != OFF}


def either(number, left, kept):
    FIRED.add(number)
    return left() if number == OFF else kept()


class Switching(ast.NodeTransformer):
    """Puts a switch at every guard of one module."""

    def __init__(self, name):
        self.name, self.function, self.question, self.found = name, "", False, set()
        self.places = {expression(old): new for place, old, new in PLACES if place == name}

    def switch(self, kind, what, *arguments):
        number = len(GUARDS)
        where = f"{self.name} {self.function}"
        GUARDS[number] = (kind, f"{where}: {re.sub(r'\s+', ' ', what)[:90]}")
        function = {
            "raise": "fires",
            "call": "called",
            "decorator": "decorated",
            "permission": "allowed",
            "check": "unmet",
            "place": "either",
            "lock": "either",
        }[kind]
        return ast.Call(
            ast.Attribute(ast.Name("_guards", ast.Load()), function, ast.Load()),
            [ast.Constant(number), *arguments],
            [],
        )

    def visit(self, node):
        if isinstance(node, ast.expr) and self.places:
            new = self.places.get(ast.unparse(node))
            if new is not None:
                self.found.add(ast.unparse(node))
                kept, left = lambdas(node), lambdas(ast.parse(new, mode="eval").body)
                return self.switch("place", ast.unparse(node), left, kept)
        return super().visit(node)

    def visit_ClassDef(self, node):
        before, self.question = self.question, node.name.endswith("QuerySet")
        self.generic_visit(node)
        self.question = before
        return node

    def visit_FunctionDef(self, node):
        before, self.function = self.function, node.name
        self.generic_visit(node)
        for n, decorator in enumerate(node.decorator_list):
            if ast.unparse(decorator) in DECORATORS:
                node.decorator_list[n] = self.switch("decorator", ast.unparse(decorator), decorator)
        self.function = before
        return node

    def visit_Raise(self, node):
        self.generic_visit(node)
        if node.exc is None:
            return node
        return ast.If(self.switch("raise", ast.unparse(node)), [node], [])

    def visit_Expr(self, node):
        self.generic_visit(node)
        call = node.value
        if isinstance(call, ast.Call):
            name = getattr(call.func, "id", getattr(call.func, "attr", ""))
            if name in CALLED:
                node.value = self.switch("call", ast.unparse(call), lambdas(call))
        return node

    def visit_Return(self, node):
        self.generic_visit(node)
        if PERMISSION.match(self.function) and ast.unparse(node.value) != "True":
            node.value = self.switch("permission", ast.unparse(node), node.value)
        return node

    def visit_Name(self, node):
        verdict = self.name.endswith("checks.py") and node.id == "UNMET"
        if verdict and self.function not in ("", "unmet"):
            return self.switch("check", "UNMET")
        return node

    def visit_Call(self, node):
        self.generic_visit(node)
        if getattr(node.func, "attr", "") == "has_perm" and not PERMISSION.match(self.function):
            return self.switch("permission", ast.unparse(node), node)
        if getattr(node.func, "attr", "") == "select_for_update":
            return self.switch("lock", ast.unparse(node), lambdas(node.func.value), lambdas(node))
        named = getattr(node.func, "attr", "") in {"filter", "exclude"}
        if not (named and self.question and node.keywords):
            return node
        pairs = {}
        for keyword in node.keywords:
            number = len(GUARDS)
            what = f"{keyword.arg}={ast.unparse(keyword.value)}"
            GUARDS[number] = ("condition", f"{self.name} {self.function}: {what}")
            pairs[keyword.arg] = ast.Tuple([ast.Constant(number), keyword.value], ast.Load())
        given = ast.Dict([ast.Constant(name) for name in pairs], list(pairs.values()))
        asked = ast.Attribute(ast.Name("_guards", ast.Load()), "conditions", ast.Load())
        node.keywords = [ast.keyword(None, ast.Call(asked, [given], []))]
        return node


def expression(text):
    """Return an expression as `ast.unparse` writes it."""
    return ast.unparse(ast.parse(text, mode="eval"))


def lambdas(node):
    nothing = ast.arguments([], [], None, [], [], None, [])
    return ast.Lambda(nothing, node)


def switched(folder, rooms):
    """Rewrite the modules of the rooms in a copy of the tree; return the guards by number."""
    GUARDS.clear()
    gone = {(place, expression(old)) for place, old, _new in PLACES}
    for room in rooms:
        for path in sorted((folder / "briefs" / room).rglob("*.py")):
            tree = ast.parse(path.read_text())
            found = len(GUARDS)
            switching = Switching(f"{room}/{path.name}")
            switching.visit(tree)
            gone -= {(switching.name, old) for old in switching.found}
            if len(GUARDS) == found:
                continue
            after = 1 if ast.get_docstring(tree) is not None else 0
            tree.body.insert(after, ast.Import([ast.alias("guards_switches", "_guards")]))
            path.write_text(ast.unparse(ast.fix_missing_locations(tree)))
    if gone:
        raise LookupError(f"There is no longer {'; '.join(map(': '.join, sorted(gone)))}.")
    return GUARDS
