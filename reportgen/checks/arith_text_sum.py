"""arith-text-sum: numbers and standards told in words come to the total that the words state."""

from collections.abc import Iterator
from typing import Final

from reportgen.checks.rule import Rule
from reportgen.diagnostics import Diagnostic
from reportgen.evidence import Passage, counts_of, different_months, passages_of, within
from reportgen.evidence.months import YEAR
from reportgen.filled import FilledProject, FilledUnit
from reportgen.form import Form
from reportgen.reckoning import (
    Listed,
    Quantity,
    Told,
    Uneven,
    calculations,
    lists,
    money,
    told,
    uneven,
)


def check(project: FilledProject, unit: FilledUnit, form: Form) -> Iterator[Diagnostic]:
    """Texts whose products come to another total in every reading."""
    del form
    heads = {count.low for count in counts_of(project, unit) if count.passage}
    for passage in passages_of(project):
        if not any(calculation.stated for calculation in calculations(passage.text)):
            here = told(passage.text)
            if here.wrong and not _for_some_months(passage.text, here):
                yield _wrong(passage, here, here.wrong)
            else:
                yield from (_uneven(passage, each) for each in uneven(passage.text, heads))
            yield from (_of_list(passage, each) for each in lists(passage.text) if each.wrong)


def _for_some_months(text: str, here: Told) -> bool:
    """Whether several numbers of months are told, and the total lies between what they make."""
    months = different_months([text])
    monthly = any("月" in product.rate.per for product in here.products)
    if here.wrong is None or not months or not monthly:
        return False
    most = here.sums[0]
    return most * min(months) / YEAR <= here.wrong.low <= most


def _of_list(passage: Passage, listed: Listed) -> Diagnostic:
    total, computed = listed.total, money(listed.sum)
    added = " + ".join(part.typed for part in listed.parts)
    message = (
        f"{passage.said}里各项的钱加起来不对：写的是{'共' if total.total else ''}{total.typed}，"
        f"{'其中各项' if listed.among else '各项'}相加是{computed}，"
        f"差{money(abs(listed.sum - total.low))}\n{added} = {computed}"
    )
    place = within(passage, total.start, total.end)
    return Diagnostic("B611", message, place, f"改成{computed}，或者核对各项的钱")


def _wrong(passage: Passage, said: Told, total: Quantity) -> Diagnostic:
    monthly = total.per == ("月",)
    times = 12 if monthly else 1
    computed = said.sums[0] / times
    products = " + ".join(product.said for product in said.products)
    message = (
        f"{passage.said}里的账算不拢：写的是{'每月' if monthly else '共'}{total.typed}，"
        f"算出来是{money(computed)}，差{money(abs(computed - total.low))}\n"
        f"{products} = {money(said.sums[0])}"
    )
    place = within(passage, total.start, total.end)
    return Diagnostic("B611", message, place, f"改成{money(computed)}，或者核对人数、标准和期数")


def _uneven(passage: Passage, found: Uneven) -> Diagnostic:
    computed, year = money(found.computed), found.year
    yearly = "年" in year.lead or "年" in year.per
    what = "每月和全年的钱不一致：写的是每年" if yearly else "的账算不拢：写的是共"
    message = (
        f"{passage.said}里{what}{year.typed}，算出来是{computed}，"
        f"差{money(abs(found.computed - year.low))}\n{found.said} = {computed}"
    )
    place = within(passage, year.start, year.end)
    return Diagnostic("B611", message, place, f"改成{computed}，或者核对每月的钱和月数")


RULE: Final = Rule(
    "B611",
    what=(
        "文字里说的数量、标准和总数要算得拢：几名、每人每年多少、共发放多少；几项钱列在一起、后面写“共”，要加得起来，“其中”列的比总数还多、或者列了四项以上，也一样；"
        "每月多少、全年多少写在一起，要差12倍，前面写了几人、几村的再乘几人、几村。"
        "写明发几个月的按几个月算（7月至12月发放、聘用9个月），写明据实发放的可以少于算出来的数。"
        "各种读法都算不到一起才提醒。"
    ),
    why="人数或者标准改了，总数往往忘了跟着改。",
    wrong="5名书记每人每年3.6万元、其他18人每人每年2.1万元，共发放56.8万元",
    right="5名书记每人每年3.6万元、其他18人每人每年2.1万元，共发放55.8万元",
    source="财预〔2015〕88号：指标要“细化量化”，与资金额“相应匹配”",
    of_project=check,
)
