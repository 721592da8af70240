"""Whether a time is a deadline: something has to be finished, or a target reached, by or within it."""

import re
from typing import Final

from transforms.extract.plans import MODIFIES, PLANS, STRICT, WANTED, is_planned
from transforms.extract.timex.dates import Expression
from transforms.extract.timex.parts import LETTER
from transforms.extract.timex.words import DAY
from transforms.model import Setting
from transforms.schema.codes import TimeRole

_BEFORE_CHARS: Final = 20  # how far to the left a governing verb is looked for, inside the sentence
_AFTER_CHARS: Final = 60  # how far to the right
_TOLD: Final = frozenset(("news", "bulletin"))
_STOPS: Final = re.compile(r"[。;!?\n]")

_PAST = re.compile(
    r"(?<!不)了(?!解|结|然)|已(?!婚)|曾|截至|成功|先后|(?<!预期增长)均为|分别为|共[0-9有计]|被(?:评|授|确|列|国|省|市)|荣获|(?<![起上下过出回])来,|以来|起来的"
)
_SUMMED = re.compile("累计|同比")
"""Sums and comparisons are reported, unless somebody plans the year."""
_DUTY = re.compile(
    r"必须|务必|务求|确保|力争|争取|下决心|一定要|(?<![主重需只不必首摘纪概])要(?!求|素|点|闻|道|地|件|领|塞|么|是)|应(?!用|急|对|届|邀|付|变)|须|将(?!军)|目标|计划(?!生育|单列|经济)|拟|规划|希望|限|请(?![求示假客战愿命款柬教])|需(?!求)|(?<![的苦懈同续])努力(?![,下])|提出|明确|预期|任务|报(?=[县市区省乡镇至送])"
)
_SHARE_OF = re.compile("(?:年度|全年|既定|序时)?(?:计划|目标|任务)(?:数|任务|目标)?的?(?=[0-9.]+%|百分之|[一二三四五六七八九]成|过半)")
_BEGINS = re.compile(",?(?:将|要|计划|拟|力争|确保|争取)?(?:全面|正式|适时|及早)?(?:启动|开工|动工|出台|制定|编制)(?![了的])")
_REACH = re.compile(
    r"完成|建成|达到?(?!标准)|实现|形成|建立|建好|到位|竣工|投产|投用|交付|开工|通车|启动|出台|(?<!特)制定(?!本)|提高到|提升到|提高至|提升至|增加到|降低?到|降至|下降到|控制在|翻一番|翻番"
    r"|消除|解决|覆盖|新增|新建|改造|培育|引进|打造|全部|基本|报(?!告|道|名|考)|上报|提交|提出|整改|起色|突破(?!口)|(?:[大新]|明显|显著)的?(?:提升|提高|进[展步]|变化|改善|发展|成效|效果)|好收成|以上|超过|消化|淘汰|退出|办结|清零|见底|落实|赶上"
)
_ENDS = re.compile(_REACH.pattern.replace("|落实", ""))
"""The same without what goes on for ever: a year is no deadline for that."""
_HAPPENS = re.compile(
    r",?[^,。;要将应须]{0,10}(?:新增|激增|[剧骤]增|增加|上升|[下暴]?跌|上涨|暴涨|第[一二三四五六七八九十\d]+[次起场]|再次|多次|连续|发生|造成|遇[袭难害]|遭|死亡|突击)"
)
"""What happened in a span of time that the news tell of."""
_SAYS: Final = re.compile("(?:表示|宣布|强调|指出|透露|介绍|表态|谈到|[说称](?!职|号|谓))")
"""What is said before an event (会议前表示) is not due by it."""
_COMPARES: Final = re.compile(r"(?:(?<!对)比|较|(?<!参)与|由|(?<![来])自|按照?|(?<![一二三四五六七八九十])是|相当于|占|[拖延迟]到?)$")
"""Before a time that others are measured against, no deadline."""
_COMPARED_CHARS: Final = 3
_CRITERION = re.compile(r"(?:最近|最后|前|毕业|离校|连续|持续|任期|每届|注册|成立|出生)(?:时间)?(?:在)?$|之日前$")
_PLEDGED = re.compile("(?:力争|确保|实现|做到|争取)[^,。;]{0,6}$")
_GOAL = re.compile(r"目标(?:任务)?(?:就是|是|(?:建议)?为|:)")
_REPORTED = re.compile(r"(?:强调|指出|要求|认为|表明)[,:]?[^,。;]{0,4}$|(?:预计|估计|预测)(?:到)?$")
_FORECAST = re.compile("(?:预计|估计|预测)$")
_CONDITION = re.compile(r"^[^,。;]{0,24}的(?:[,。;:]|不予|不得|予以|取消|一律|应当)")
_CASE = re.compile(r"[^,。;]{2,24}的,")
"""What makes a date part of a condition: 年底还没开工的,收回土地."""
_LIMIT = re.compile("近|最近|过去|不超过|不得超过|最长|至多|最多")
_BARS = re.compile(r",?(?:原则上|均|一律)?(?:不予?|免费|免收|不得|不限|禁止|无|未|没有|获得|发生|[^,。;]{0,6}(?:不超过|最[高多]))")
_SPAN_OF = re.compile(
    r"(?:时间|期限|年龄)(?:应?在|为|控制在)?$"
    r"|(?:压缩|缩短|压减|缩减|减少|精简|提速|降低?|控制|稳定|保持|由[^,。;]{1,12})(?:至|到|在|为)(?:平均)?$"
    r"|(?:时间|时长|时限|用时|周期|间隔|半径)[^,。;]{0,10}(?:至|到|在|为|于)$"
)
"""What takes so long, is made to take no longer, or lies so far apart: a standard of service, no deadline."""
_DATED = re.compile("(?:时间|日期|年龄|生于|出生)[^,。;]{0,8}$")
"""Among rules what must bear a date no later: a criterion (审核时间在5月1日前)."""
_QUALIFIES = re.compile(r"[^。;]{0,40}?(?:达到|达|满|超过|不少于|不低于)\d")
"""Among standing rules what has to be shown in a span, to be given something."""
_RATE = re.compile(
    rf"(?:即|就|便|均|都)?可(?![研行])|的?{LETTER}{{0,4}}(?:办结|答复|回复|响应|到位|到达|处置|受理|整改|联系|报告|反馈|签收|周转|送达|完成|办理)(?:及时|按时)?率"
)
_WORK_LIMIT = re.compile(r"(?:整改|完成|报送|提交|反馈|工期)(?:时限|期限|时间)?(?:应|要|原则上|均|一律)?(?:控制在|为|:)?$")
_TAKES = re.compile(
    r"(?:(?<![仅只历已])[用经花费限以]|通过|力争|利用|争取|给(?:你们|大家|各单位)?|限期|再用|经过|在|为期)(?:约|大约|近|不到)?$"
)
_TIME_SPENT = re.compile(r"^(?:左右)?的?(?:持续|不懈|共同|艰苦|集中)?(?:时间(?!里)|努力|奋斗|攻坚|工夫|功夫)")
_DONE_IN_IT = re.compile(r"(?:左右)?(?:内|全部|全面|基本)?(?:完成|建成|达到|实现|整改|办结|拆除|见[成实]?效|再造|翻[一两]?番)")
_ALL_DONE_IN_IT = re.compile(r"(?:时间)?内?(?:(?:全部|全面|基本|必须)完成|办[结完妥])")
_SETS_SCENE = re.compile(
    r"^[^,。;:]{1,14}(?:目标|任务),(?!.{0,8}(?:是|为|:))|^(?:(?:的|各项|主要|全部|既定|预期)*(?:目标|任务)(?!.{0,8}(?:是|为|:))|的(?!.{0,24}目标(?:任务)?(?:就是|是|为|:))|(?:政府)?(?:主要|重点)?工作|(?:主要)?目标(?:任务)?的|度?工作|计划(?:的|总|安排总|定额|指标|任务)|是|以来|,?(?:我们将?面临|是)|[^,。;:]{2,40}(?:公示|公告|名单)$|[^,。;:]{2,30}(?:规划|纲要|公报)(?:\(|$))"
)
_LABEL = re.compile(
    r"(?:(?:完成|办结|办理|整改|报送|提交)(?:时[限间]|期限)|时限|截止(?:时间|日期)?|(?<!规划)(?<!有效)(?<!合同)(?<!服务)(?<!租赁)(?<!贷款)期限|时间(?:节点|要求|进度))(?:要求)?(?:[:为是在到至]|截至|截止)?$"
)
"""A heading or table label that says that a deadline follows."""
_LABEL_ENDS: Final = frozenset("限间期点求度:为是在到至止")
_MEASURED = re.compile("[比较][上去]年[^,。;]{0,6}(?:增|减|下|上|提|回|降|升|持平|多|少)")
"""A comparison with the year before: statistics, where no duty is told."""
_NEVER = re.compile("(?:不可能|不能|无法|难以|不会|并非)[^,。;的]{0,12}$")
_NEAR_CHARS: Final = 36  # how far to the right a date's own duty is looked for
_DONE_AT_ONCE = re.compile(
    r"[,]?(?:前|底)?(?:全部|全面|基本|如期|顺利|力争|确保)?(?:完成|建成|竣工|投产|投入(?:使用|运营)|交付|达到|通车|实现|办结|完工|开工|开园|开业|开放|开通|启用|投[运用]|封顶|落成|见效|清零|销号|入库|下闸蓄水|蓄水)"
    r"|,?[^,。;]{0,12}把[^,。;]{1,14}(?:报[上送给到]|交[上给到]|送[到来]|拿出来|搞清|搞定|办[好妥结])"
    r"|,?再(?:新增|提高|增加|减少|压减|新建|建成|改造|解决)[^,。;]{0,16}\d"
    r"|,?[^,。;、]{0,12}分别(?:达|提高|提升|增加|下降|降低|实现|完成)"
)
_STRIVES = re.compile("(?:力争|争取|确保)在?$")
_OWN_AMOUNT = re.compile(r"的?[^,。;、\d]{0,6}\d")  # 完成今年80户改造任务
_AMOUNT = re.compile(
    r"(?:提高|增加|增长|减少|下降|降低|压减|扩大|新增|安排|预期为|不低于|不少于|不超过|低于|高于)[^,。;]{0,24}?(?:\d|百分之|[一二三四五六七八九十][百千万亿])"
)
"""A change or level with its figure."""
_AIM = re.compile(r"[^,。;:]{0,24}\d[^,。;:]{0,8}的(?:预期|奋斗|发展|增长|年度)?目标")
_ITS_LEVEL = re.compile("的[^,。;]{1,20}(?:[低高]于|达到|增长|下降|控制|减少|提高)")
_GROUND = re.compile("^,?在[^,。;]{2,40}(?:情况|基础|前提|条件)[下上],?")
_PERIOD = re.compile(r"\d{4}/\d{4}")
_COUNTS_ON = re.compile("今后|未来|接下来")
_WHOLE = re.compile(r"(?:完成|建成|建立起?|实现|达到?|形成|解决|消除|取得|获得|翻[一两]?番)(?!以下)|\d")
"""What a period of years is long enough to end with."""
_WON = re.compile(rf"{_REACH.pattern}|取得|获得|见效")


def find_role(text: str, time: Expression, setting: Setting) -> TimeRole:
    """Judge by the words before and after in the same sentence, and by the tense of the section."""
    if not is_moment(time):
        return "other"
    left, right = _around(text, time)
    surface = text[time.start : time.end]
    if time.rank == DAY and surface.endswith("期间"):
        return "other"  # 春节期间每天巡查
    if _COMPARES.search(left, max(0, len(left) - _COMPARED_CHARS)):
        return "other"
    if time.type == "DURATION":
        due = _is_due_duration(time, surface, left, right, setting)
    elif time.mod == "BEFORE":
        due = _is_due_bound(surface, left, right, setting)
    else:
        due = _is_due_date(time, left, right, setting)
    return "deadline" if due else "other"


def is_moment(time: Expression) -> bool:
    """Whether something can be due by a time: not where it only says how often, or since when."""
    return (time.type != "SET" or time.mod == "BEFORE") and time.mod != "AFTER"


def _around(text: str, time: Expression) -> tuple[str, str]:
    """The words of the sentence before and after the time, as far as they are looked at."""
    left = text[max(0, time.start - _BEFORE_CHARS) : time.start]
    right = text[time.end : time.end + _AFTER_CHARS]
    return _STOPS.split(left)[-1], _STOPS.split(right, maxsplit=1)[0]


def _is_past(left: str, right: str, setting: Setting, *, is_ahead: bool = False) -> bool:
    near = ",".join(right.split(",", 2)[:2])
    if _PAST.search(near):
        return True
    is_told = setting.tense == "review" or (
        setting.tense != "plan" and ((setting.genre == "bulletin" and not is_ahead) or _MEASURED.search(right))
    )
    return bool(is_told) and not _has_duty(left, near)


def _has_duty(left: str, right: str) -> bool:
    """Whether words around a time bind or aim; the plan that was carried out so far (年度计划的48%) does not."""
    words = f"{left}{right}"
    return _DUTY.search(words) is not None and _DUTY.search(_SHARE_OF.sub("", words)) is not None


def _is_due_bound(surface: str, left: str, right: str, setting: Setting) -> bool:
    if (
        surface.startswith(("截至", "截止", "直到", "到昨"))
        or _is_past(left, right, setting, is_ahead=surface[-1] in "前内")
        or MODIFIES.match(right)
        or right.startswith("不限")
    ):
        return False
    if _SAYS.match(right):
        return False
    is_told = setting.genre in _TOLD and surface[0] != "到" and not _has_duty(left, right) and not _REACH.search(right)
    if _FORECAST.search(left) or is_told:
        return False
    if setting.is_rule and _DATED.search(left) and not _LABEL.search(left):
        return False
    if surface.endswith(("前", "内", "止")) or surface.startswith(("不", "最")) or (surface[0] == "到" and left[-1:] in ("", ",", ":")):
        return True
    return bool(_REACH.search(right) or _DUTY.search(left))


def _is_due_duration(time: Expression, surface: str, left: str, right: str, setting: Setting) -> bool:
    if _is_past(left, right, setting) or right.startswith(("以上", "以下")) or _NEVER.search(left):
        return False
    if time.mod == "WITHIN":
        if _WORK_LIMIT.search(left):
            return True
        if setting.genre in _TOLD and _HAPPENS.match(right):
            return False
        return not (
            _LIMIT.match(surface)
            or _CRITERION.search(left)
            or _CONDITION.match(right)
            or MODIFIES.match(right)
            or _is_standard(left, right)
            or (setting.is_rule and _QUALIFIES.match(right))
        )
    if _COUNTS_ON.match(surface) and (_GOAL.search(right[:_NEAR_CHARS]) or _STRIVES.search(left)):
        return True
    spent = _TIME_SPENT.match(right)
    if spent and (_TAKES.search(left) or _REACH.match(right[spent.end() :])):
        return True
    return bool((_TAKES.search(left) and _DONE_IN_IT.match(right)) or _ALL_DONE_IN_IT.match(right))


def _is_standard(left: str, right: str) -> bool:
    """Whether a span is what is barred for so long, or the measure of a service, and no time to get something done."""
    return bool(_BARS.match(right) or _SPAN_OF.search(left) or _RATE.match(right))


def _is_due_date(time: Expression, left: str, right: str, setting: Setting) -> bool:
    if left[-1:] in _LABEL_ENDS and _LABEL.search(left):
        return True
    if _cannot_be_due(time, left) or _CASE.match(right):
        return False
    if _SUMMED.search(right) and not (setting.tense == "plan" and time.value == "Y0") and not _DUTY.search(right):
        return False
    is_today = time.value.startswith("D0") or left.endswith(("今天(", "今日("))
    if is_today and (setting.genre in _TOLD or right.startswith("会后") or not _has_duty(left, right)):
        return False  # 今天 in the news, or where nothing binds
    right = _GROUND.sub("", right) if "在" in right[:2] else right
    is_aim = _AIM.match(right) or (WANTED.search(left) and _ITS_LEVEL.match(right)) or (left.endswith("展望") and _WHOLE.search(right))
    if is_aim and setting.tense != "review":
        return True
    if _SETS_SCENE.match(right) or _REPORTED.search(left) or (_is_past(left, right, setting) and not PLANS.match(right)):
        return False
    if _DONE_AT_ONCE.match(right) or (left.endswith("完成") and not left.endswith("超额完成") and _OWN_AMOUNT.match(right)):
        return setting.genre not in _TOLD or _has_duty(left, right)
    if right.startswith("截止") or (setting.tense == "plan" and _BEGINS.match(right)):
        return True
    if is_planned(time, left, right, setting):
        return True
    return _is_wanted(time, left, right[:_NEAR_CHARS])


def _is_wanted(time: Expression, left: str, near: str) -> bool:
    """Whether words near a date call for something to be reached; a season or a run of months is no date to reach it by."""
    is_period = _PERIOD.fullmatch(time.value) is not None
    if ("/" in time.value and time.mod != "END" and not is_period) or time.value.endswith(("-SP", "-SU", "-FA", "-WI", "假")):
        return False
    if _GOAL.search(near):
        return True
    if is_period and not _WHOLE.search(near):
        return False
    duty = STRICT.search(near)
    if duty and _ENDS.search(near[duty.end() :]):
        return not re.search(r"(?:力度|步伐)", near)
    wanted = WANTED.search(left)
    return bool(((duty or wanted) and _AMOUNT.search(near)) or (wanted and _WON.search(near[:14])))


def _cannot_be_due(time: Expression, left: str) -> bool:
    """Whether a date is past by its words, only near, or that of a year told before with no pledge (当年)."""
    if time.value.startswith(("Y-", "M-", "D-", "W-")) or time.mod == "APPROX":
        return True
    if time.value == "Y0" and time.mod == "START":
        return True  # 年初
    return time.value == "XXXX" and not _PLEDGED.search(left)
