"""templates/ that was found right is not proven again, and never kept from being so."""

from pathlib import Path

from tests.conftest import Workspace


def proofs(workspace: Workspace) -> list[Path]:
    return sorted((workspace.root / ".reportgen/templates").glob("*.proven"))


def test_what_was_right_is_looked_at_once(workspace: Workspace) -> None:
    first = workspace.run("check")
    (proof,) = proofs(workspace)
    assert workspace.run("check") == first
    assert proofs(workspace) == [proof]


def test_a_form_made_wrong_is_found_and_found_again(workspace: Workspace) -> None:
    workspace.run("check")
    right = proofs(workspace)
    workspace.write("templates/falsch-2024/form.yaml", "名称: 某表\n")
    wrong = workspace.run("check")
    assert "templates/falsch-2024/form.yaml" in wrong.out
    assert workspace.run("check") == wrong
    assert proofs(workspace) == right


def test_a_damaged_proof_is_none(workspace: Workspace) -> None:
    first = workspace.run("check")
    (proof,) = proofs(workspace)
    proof.write_bytes(b"something else")
    assert workspace.run("check") == first
    assert proof.read_bytes() == b"proven\n"
