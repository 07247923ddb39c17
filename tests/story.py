"""A real git repository in a temporary folder, and what happens in it between two versions."""

import os
import subprocess
from dataclasses import dataclass
from pathlib import Path

from tests.conftest import Workspace

DATE = "2024-01-15T09:00:00+08:00"

SUBSIDY = """\
项目名称: 村干部补贴
指标模板: 补贴发放
资金:
  财政拨款: 27.60
测算:
  补贴: 46人 × 500元/人/月 × 12个月
年度总体目标: 按月足额发放46名村干部的补贴27.60万元。
绩效指标:
  数量指标:
    发放人数: 46人
  成本指标:
    补贴标准: 500元/人/月
共性指标:
  足额发放率:
"""


@dataclass(frozen=True, slots=True)
class Repository:
    """A workspace under git, made without any settings of the machine."""

    workspace: Workspace

    @property
    def root(self) -> Path:
        """ROOT, which is the repository's own folder."""
        return self.workspace.root

    def git(self, *words: str) -> str:
        """What git prints."""
        settings = ("-c", "user.name=张三", "-c", "user.email=zhang@example.com")
        quiet = {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_SYSTEM": os.devnull}
        dates = {"GIT_AUTHOR_DATE": DATE, "GIT_COMMITTER_DATE": DATE}
        done = subprocess.run(
            ("git", *settings, *words),
            cwd=self.root,
            env={**os.environ, **quiet, **dates},
            capture_output=True,
            check=True,
        )
        return done.stdout.decode()

    def commit(self, message: str) -> None:
        """Commits everything."""
        self.git("add", "-A")
        self.git("commit", "-q", "-m", message)

    def change(self, path: str, before: str, after: str) -> None:
        """Changes a text of a file that holds it once."""
        file = self.root / path
        text = file.read_text("utf-8")
        assert text.count(before) == 1, (path, before, text)
        file.write_text(text.replace(before, after), "utf-8")


def begun(workspace: Workspace) -> Repository:
    """The workspace committed on main and tagged 一上, with a third project from the library."""
    workspace.project("03-村干部补贴", SUBSIDY)
    repository = Repository(workspace)
    repository.git("init", "-q", "-b", "main")
    repository.commit("报送")
    repository.git("tag", "一上")
    return repository


def told(repository: Repository) -> None:
    """Four people change what they may change."""
    roads, streets = (
        "specs/heping-2024/01-村级道路养护.yaml",
        "specs/heping-2024/02-环境卫生整治.yaml",
    )
    repository.change(roads, "财政拨款: 36.00", "财政拨款: 42.00")
    repository.change(streets, "≥24次", "≥20次")
    repository.change(streets, "    清运垃圾", "    清运镇区垃圾")
    repository.change("templates/pingluo-2023/form.yaml", "质量指标（必填）", "质量指标")
    repository.change(
        "templates/指标库/补贴发放.yaml", "≥95%\n      指标说明: 在", "≥98%\n      指标说明: 在"
    )
    repository.change(
        "templates/指标库/补贴发放.yaml",
        "指标值: 100%\n      指标说明: 足额",
        "指标值: ≥98%\n      指标说明: 足额",
    )
    repository.commit("按控制数修改")
    repository.git("tag", "二上")
