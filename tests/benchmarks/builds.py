"""How fast whole builds are: `python -m tests.benchmarks.builds [--quick]` prints a table.

Every row is measured side by side in one run with what it is compared with.
"""

import shutil
import sys
import tempfile
import zlib
from collections.abc import Callable, Iterator
from pathlib import Path

import yaml
from jinja2 import Environment, StrictUndefined

from reportgen.documents import plan
from reportgen.expression import BUDGET, Budget, environment
from reportgen.files import Folder, Root
from reportgen.layout import fields
from reportgen.making import Order, make_unit
from reportgen.shelf import Shelf
from reportgen.unit import complete_unit
from reportgen.word.compile import compile_template
from reportgen.word.merge import calls
from reportgen.word.template import Dynamic
from tests.benchmarks.machine import Run, described, interleaved, reportgen, run
from tests.docx_text import tables

REPOSITORY = Path(__file__).parents[2]
UNIT = "pingluo-yaofu-2023"
SIZE = 20


def main() -> None:
    """Prints the table."""
    quick = "--quick" in sys.argv
    print(described(), end="\n\n")  # noqa: T201 - this is what it is for
    print("| what | measured | goal |\n|---|---|---|")  # noqa: T201
    for row in rows(quick=quick):
        print(row, flush=True)  # noqa: T201


def rows(*, quick: bool) -> Iterator[str]:
    """One row of the table after the other."""
    with tempfile.TemporaryDirectory() as folder:
        for projects in (1_000, 10_000) if quick else (1_000, 10_000, 100_000):
            root = generated(Path(folder) / str(projects), projects)
            yield from builds(root, projects)
            if projects == 1_000:
                yield against_the_floor(root)
                yield from checks(Path(folder))
                yield comparison(Path(folder))
            shutil.rmtree(root)
        root = generated(Path(folder) / "units", 1_000 * SIZE if not quick else 200 * SIZE)
        yield no_op(root)
        yield from against_a_script(generated(Path(folder) / "script", 16 * 100, size=16))


def generated(root: Path, projects: int, size: int = SIZE) -> Path:
    """A ROOT of units of `size` projects, each a real one under a name of its own."""
    shutil.copytree(REPOSITORY / "templates", root / "templates")
    real = sorted((REPOSITORY / "specs" / UNIT).glob("[0-9]*.yaml"))
    texts = [path.read_text("utf-8") for path in real]
    for number in range(projects):
        folder = root / "specs" / f"u{number // size:05d}"
        if number % size == 0:
            folder.mkdir(parents=True)
            shutil.copy(REPOSITORY / "specs" / UNIT / "unit.yaml", folder)
        text = texts[number % size % len(texts)].replace("项目名称: ", f"项目名称: {number}号")
        (folder / f"{number % size + 1:02d}.yaml").write_text(text, "utf-8")
    return root


def builds(root: Path, projects: int) -> Iterator[str]:
    """Builds of every unit with one process and with workers, where templates are compiled."""
    run(*reportgen(root, "build", "--no-check", "--no-summary"))
    rounds = 5 if projects <= 1_000 else 3 if projects <= 10_000 else 1
    ones = [warm(root, "-j", "1") for _ in range(rounds)]
    alls = [warm(root) for _ in range(rounds)]
    one, every = (min(side, key=lambda r: r.processor) for side in (ones, alls))
    yield (
        f"| build --no-check of everything, {projects:,} projects | "
        f"{projects / one.processor:,.0f} projects a second and core with one process, "
        f"{projects / every.wall:,.0f} a second with workers; "
        f"largest process {max(one.megabytes, every.megabytes):.0f} MB | ≥ 1,000 and < 200 MB |"
    )


def warm(root: Path, *options: str) -> Run:
    """A build of every unit as if none had been built, with what is kept of the templates."""
    shutil.rmtree(root / ".reportgen" / "units")
    return run(*reportgen(root, "build", "--no-check", "--no-summary", *options))


def checks(folder: Path) -> Iterator[str]:
    """Checks of many projects and of one, against a baseline, after one that warms the caches."""
    for projects, goal in ((2_000, 4.0), (1, 0.3)):
        root = generated(folder / f"check-{projects}", projects)
        known = ("check", "--baseline", "known.json")
        run(*reportgen(root, *known, "--update-baseline"))
        ran = min((run(*reportgen(root, *known)) for _ in range(3)), key=lambda r: r.wall)
        yield (
            f"| check, {projects:,} projects, start included | "
            f"{ran.wall:.2f} s ({ran.processor:.2f} s of one core) | < {goal} s |"
        )


def comparison(folder: Path) -> str:
    """Two states in which every unit changed, against checking the projects of one of them."""
    root = generated(folder / "head", 2_000)
    shutil.copytree(root, folder / "base")
    for file in root.glob("specs/*/01.yaml"):
        file.write_text(file.read_text("utf-8").replace("36.00", "35.00"), "utf-8")
    ratios, taken = [], []
    for _ in range(3):
        checked = run(*reportgen(root, "check", "--baseline", str(_known(root))))
        compared = run(*reportgen(root, "diff", str(folder / "base"), str(root)))
        ratios.append(compared.processor / checked.processor)
        taken.append(compared.processor)
    return (
        f"| diff, 2,000 projects, every unit changed, against a check | "
        f"{sorted(ratios)[1]:.2f}× ({min(taken):.2f} s of one core) | ≤ 1.5×, < 3 s |"
    )


def _known(root: Path) -> Path:
    """A baseline with everything that is found, so that a check succeeds."""
    known = root / "known.json"
    if not known.exists():
        run(*reportgen(root, "check", "--baseline", str(known), "--update-baseline"))
    return known


def no_op(root: Path) -> str:
    """A build of what did not change against hashing the same files."""
    run(*reportgen(root, "build", "--no-check", "--no-summary"))
    program = (
        "import hashlib, pathlib, sys;"
        "[hashlib.blake2b(p.read_bytes()).digest() for d in ('specs', 'output', 'templates')"
        " for p in pathlib.Path(sys.argv[1], d).rglob('*') if p.is_file()]"
    )
    built, hashed = [], []
    for _ in range(5):
        built.append(run(*reportgen(root, "build", "--no-check", "--no-summary")).processor)
        hashed.append(run(sys.executable, "-c", program, str(root)).processor)
    units = len(list((root / "specs").iterdir()))
    ratio = min(built) / min(hashed)
    return f"| no-op build of {units:,} units against hashing their files | {ratio:.2f}× | < 3× |"


def against_a_script(root: Path) -> Iterator[str]:
    """A forced build against the script that a user would otherwise write, with either loader."""
    output, forced = root / "by-script", ("build", "--no-check", "--no-summary", "--force")
    script = (sys.executable, "-m", "tests.benchmarks.script", str(root), str(output))
    run(*reportgen(root, "build", "--no-summary"))
    for name, options in (("yaml.safe_load", ()), ("yaml.CSafeLoader", ("--libyaml",))):
        mine, theirs = [], []
        for _ in range(3):
            mine.append(run(*reportgen(root, *forced, "-j", "1")).processor)
            theirs.append(run(*script, *options).processor)
        for document in sorted(output.glob("*.docx")):
            (own,) = (root / "output" / document.stem).glob("*.docx")
            assert tables(own.read_bytes()) == tables(document.read_bytes())
        goal = "≥ 4×" if not options else ""
        ratio = min(theirs) / min(mine)
        yield f"| forced build against {name} + docxtpl | {ratio:.1f}× faster | {goal} |"


def against_the_floor(root: Path) -> str:
    """The whole path in one process against what no program of its kind can do without."""
    opened = Root(root)
    folders = opened.folders(())
    shelf = Shelf(opened.stock())
    read = [opened.read(folder) for folder in folders]

    def whole() -> None:
        for folder in read:
            make_unit(Order(folder, None, checks=False), shelf)

    specs = [data for folder in read for _, data in folder.projects]
    ours, least = interleaved(9, whole, floor_of(specs, read, shelf, root))
    ratio = min(ours) / min(least)
    return f"| whole build against its floor, in one process | {ratio:.2f}× | ≤ 3× |"


def floor_of(
    specs: list[bytes], read: list[Folder], shelf: Shelf, root: Path
) -> Callable[[], None]:
    """PyYAML's C parser on the same files, Jinja on the same templates, deflate of the same XML."""
    units = [complete_unit(folder, shelf, None, checks=False) for folder in read]
    words = [document.words for unit in units for document in plan(unit, shelf, None)[0]]
    form = units[0].form
    assert form is not None
    path = form.template(0)
    compiled, _ = compile_template((root / path).read_bytes(), path, fields(form.form, "单位"))
    assert compiled is not None
    dynamic = [entry for entry in compiled.entries if isinstance(entry, Dynamic)]
    plain = Environment(autoescape=True, undefined=StrictUndefined)
    plain.filters |= environment().filters
    parts = [plain.from_string(entry.text) for entry in dynamic]
    texts = [data.decode() for data in specs]

    def floor() -> None:
        for text in texts:
            yaml.compose(text, Loader=yaml.CBaseLoader)
        for known in words:
            for part in parts:
                budget = Budget()
                xml = part.render({**known, **calls(budget), BUDGET: budget})
                zlib.compress(xml.encode(), 6)

    return floor


if __name__ == "__main__":
    main()
