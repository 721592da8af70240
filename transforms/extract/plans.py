"""Whether the clause of a date plans: sets a figure that is to be reached by it (今年新建学校3所, 2026年底增加到80个)."""

import re

from transforms.extract.timex.dates import Expression
from transforms.model import Setting

STRICT = re.compile(
    r"必须|务必|下决心|确保|力争|(?<![主重需只不必首摘纪概])要(?!求|素|点|闻|道|地|件|领|塞|么|是)|目标(?:任务)?(?:就是|是|为|:)|争取|(?<!有)计划(?!生育|单列|经济)|拟(?!定)"
)
"""Words that bind or aim."""
WANTED = re.compile(r"(?:力争|希望|争取|确保|让)[^,。]{0,12}$")
"""Before a time, what aims at it."""
MODIFIES = re.compile(
    r"^的|^(?!全部|所有|主要|重点|相应)(?:[已就曾]|尚未|未)?[一-鿿]{2}的|^[^,。;]{0,10}(?:的(?:房屋|项目|企业|人员|学生|车辆|存量|问题|案件|职工|建筑|小区)|出生)|^[一-鿿]{2,6}后[,将]"
)
"""After a time, what makes it describe a noun."""
PLANS = re.compile(r",?[^,。;:]{0,24}(?:计划(?!生育)|拟|力争|确保|要(?!求)|预期)[^,。;]{0,30}\d")
"""A plan in the clause itself, whatever is told after it (今年计划新建30所,目前只建成了10所)."""
_CLAUSE = re.compile(
    r"(?!的|[—、)])(?:,|[,:]?(?:全[省市县区州国]|我们)[,:]?)?(?P<own>[^,。;:]*)(?:,(?:[将要拟应须]|力争|确保|计划|预期|建|新|改)[^,。;:]*)?"
)
"""The clause of a date and the one after it that goes on to say what is to be done."""
_WILL = re.compile(r"(?<!预计)(?<!即)将(?![军达超近有为于近])")
_FIGURE = re.compile(
    r"(?<![\d.第A-Za-z])\d+(?:[.,]\d+)*(?![\d年月日号时点:届、]|[.,]\d|个(?:月|方面|五年)|[项条](?:措施|工作|任务|举措|原则)|天|小时|周年|周岁|大)"
    r"|百分之|翻[一两]番|全覆盖(?!”)|(?<![第一二三四五六七八九十])(?:[二两三四五六七八九十百千]{1,4}[多余]?"
    r"(?:[万亿个家所件名座条场支批户处成](?!方面|字|月|全|事|大事)|次(?!会)|个多?亿|项(?!措施|工作|任务|举措|重点|原则|政策|制度))|一次|一场)"
)
_NO_PLAN = re.compile(
    r"是|比(?![重例率])|较(?![大快好高多低])|占|共(?!同)|同比|排名|列[第全]|迎来|正值|恰逢|年来|以来|面临|存在|截[至止]|以下|下列|如下|有$|^,?在$|预计|估计|宣布|未来|可使|(?:抓好|安排|实施|完成|确定|提出|开展|出台|落实)的$"
)
_DOES = re.compile(
    r"[新改扩续重]建|新改|新开|新增|净增|建[设成立好]|改造|完成|实施|实现|创建|培[育训养]|引[进育]|招[商引聘录收]|接待|开展|组[织建]|举[办行]|召开|安排|发[放行展]"
    r"|投[入资放产用运]|争取|落实|推[进广动出]|启动|开[工通发放]|竣工|清[淤理零]|整[治改理]|治理|修[复建缮]|打造|选[派聘拔]|帮扶|资助|救助|减[少免税]|压[减缩降]"
    r"|淘汰|关[闭停]|退[出耕]|造林|植树|种植|绿化|解决|化解|消[化除]|处置|盘活|收[储购]|出[让台]|供应|筹[集措]|转移|输[送出]|分配|下达|评[选定]|认定|检查|抽查"
    r"|巡查|排查|办[理结好]|抓好|覆盖|达|增[长加至速到]|下降|降[低至到]|提[高升]|扩大|升[至级]|稳定在|保持|控制|维持|不[低少高超]|力争|确保|突破|超过|翻[一两]番|采购"
    r"|购置|配[备置]|更新|置换|签约|上线|孵化|生产|销售|[进出]口|补[助贴]|让利|融资|建|修|支持|奖励|组建|设[立置]|轮训|铺设|拆[除迁]|搬迁|脱贫|摘帽"
)
_MARGIN = re.compile(r"\d[^,。;:、]{0,8}(?:以[上下内]|左右)")
"""What is done, or the bound of a level, in the clause of a plan."""


def is_planned(time: Expression, left: str, right: str, setting: Setting) -> bool:
    """Whether the clause of a date holds a figure that a section of plans, or the clause's own words, set as a goal."""
    match = _CLAUSE.match(right)
    clause = match[0] if match else ""
    figure = _FIGURE.search(clause)
    if figure is None or time.value.startswith("D") or _NO_PLAN.search(clause, 0, figure.start()) or MODIFIES.match(right):
        return False
    if STRICT.search(clause, 0, figure.start()) or WANTED.search(left):
        return True
    is_told = setting.tense == "plan" and not setting.is_rule
    is_done = _DOES.search(clause, 0, figure.start()) or _MARGIN.match(clause, figure.start())
    return is_done is not None and (is_told or _WILL.search(clause, 0, figure.start()) is not None)
