"""The closed classes of Chinese time words: what each one stands for, by rank and piece of a value.

A *piece* is the part of a TIMEX3 value that a word gives: `Y0` (今年), `M1` (下月), `-Q3` (第三季度), `-09-10` (教师节),
`TMO` (早上). A *rank* orders pieces from wide to narrow, so that parts of an expression can be put together.
"""

from typing import Final

from transforms.extract.timex.faiths import FAITH_FESTIVALS
from transforms.extract.timex.observances import OBSERVANCES

DECADE: Final = 0
YEAR: Final = 1
SEASON: Final = 2  # halves, quarters and seasons of a year, school terms
MONTH: Final = 3
WEEK: Final = 4  # weeks, and thirds of a month (旬)
DAY: Final = 5
DAYPART: Final = 6
CLOCK: Final = 7
DURATION: Final = 9
SET: Final = 10

Word = tuple[int, str]

FIXED_FESTIVALS: Final = {
    **OBSERVANCES,
    "元旦": "-01-01", "新年": "-01-01", "情人节": "-02-14", "女生节": "-03-07", "妇女节": "-03-08",
    "国际妇女节": "-03-08", "国际劳动妇女节": "-03-08", "国际儿童节": "-06-01", "植树节": "-03-12",
    "消费者权益日": "-03-15", "三一五": "-03-15", "愚人节": "-04-01", "劳动节": "-05-01", "青年节": "-05-04", "护士节": "-05-12",
    "儿童节": "-06-01", "建党节": "-07-01", "建军节": "-08-01", "教师节": "-09-10", "国庆": "-10-01", "国庆节": "-10-01",
    "万圣节": "-10-31", "万圣夜": "-10-31", "记者节": "-11-08", "光棍节": "-11-11", "双十一": "-11-11", "双十二": "-12-12",
    "宪法日": "-12-04", "国家公祭日": "-12-13", "双11": "-11-11", "双12": "-12-12",
    "澳门回归纪念日": "-12-20", "香港回归纪念日": "-07-01", "平安夜": "-12-24", "圣诞夜": "-12-24",
    "劳工节": "-05-01", "白色情人节": "-03-14", "圣诞": "-12-25",
    "圣诞节": "-12-25", "国际消费者权益日": "-03-15", "五一国际劳动节": "-05-01", "老板节": "-10-16",
}  # fmt: skip
"""Festivals that fall on the same day of the solar calendar each year."""

MOVING_FESTIVALS: Final = (
    "春节", "农历新年", "新春", *(f"大年初{day}" for day in "一二三四五六七八九十"),
    "元宵节", "元宵", "龙抬头", "端午节", "端午", "七夕节", "七夕", "中元节", "盂兰节", "盂兰盆节",
    "中秋节",
    "中秋", "重阳节", "重阳", "腊八节", "腊八", "小年", "除夕", "大年三十", "大年夜", "母亲节", "父亲节", "感恩节", "清明节",
    "清明", "冬至", "芒种", "立春", "雨水节", "惊蛰", "春分", "谷雨", "立夏", "夏至", "小暑", "大暑", "立秋", "处暑", "秋分",
    "寒露", "霜降", "立冬", "小雪节", "大雪节", "小寒", "大寒", "浴佛节", "卫塞节", "威瑟节",
    *FAITH_FESTIVALS,
)  # fmt: skip
"""Festivals whose day a calendar must tell (`transforms.extract.festivals`)."""

ENGLISH_SEASONS: Final = {"春": "SP", "夏": "SU", "秋": "FA", "冬": "WI"}

DAYPARTS: Final = {
    "凌晨": "MO", "清晨": "MO", "早晨": "MO", "早上": "MO", "早间": "MO", "清早": "MO", "一早": "MO", "上午": "MO",
    "中午": "MI", "正午": "MI", "午间": "MI", "下午": "AF", "午后": "AF", "傍晚": "EV", "晚上": "EV", "晚间": "EV",
    "夜间": "NI", "夜晚": "EV", "夜里": "NI", "深夜": "NI", "半夜": "NI", "午夜": "NI", "白天": "DT", "晏昼": "AF",
    "下昼": "AF", "上昼": "MO", "朝早": "MO", "朝头早": "MO",
}  # fmt: skip
AFTERNOON: Final = frozenset(("下午", "午后", "傍晚", "晚上", "晚间", "晚", "夜晚", "晏昼", "下昼", "夜里", "夜间", "深夜", "半夜"))
"""After these, a clock hour up to 11 is of the second half of the day."""

WEEKDAYS: Final = {**{day: str(at) for at, day in enumerate("一二三四五六", 1)}, "日": "7", "天": "7", "末": "WE"}

DURATION_UNITS: Final = {
    "年": "Y", "周年": "Y", "个年头": "Y", "个年度": "Y", "个月": "M", "个多月": "M", "月": "M", "周": "W", "个星期": "W", "星期": "W",
    "个礼拜": "W", "礼拜": "W", "个周": "W", "天": "D", "日": "D", "昼夜": "D", "个昼夜": "D", "个工作日": "D",
    "工作日": "D", "个自然日": "D",
    "自然日": "D", "小时": "TH", "个小时": "TH", "学时": "TH", "钟头": "TH", "个钟头": "TH", "个钟": "TH", "分钟": "TM", "秒": "TS",
    "秒钟": "TS", "分": "TM", "时": "TH", "点钟": "TH",
}  # fmt: skip


def _relative_words() -> dict[str, Word]:
    """Words that count years, months, weeks and days from now."""
    words: dict[str, Word] = {
        word: (YEAR, piece)
        for piece, group in {
            "Y0": "今年 本年 全年 本年度 今年度 年内 年底 年末 年初 年中 年终 岁末 年尾 今年内",
            "Y1": "明年 下年 来年 下年度 下一年度 下一年",
            "Y-1": "去年 上年 上年度 上一年度 上一年 旧年", "Y-2": "前年", "Y2": "后年", "Y-3": "大前年", "Y3": "大后年",
            "XXXX": "当年 同年 次年 翌年 当年度 次年度",
        }.items()
        for word in group.split()
    }  # fmt: skip
    counts = {
        "0": "本 这 这个 今个 这一 今", "1": "下 下个 下一个 下一", "-1": "上 上个 上一个 上一", "2": "下下 下下个", "-2": "上上 上上个",
        "3": "下下下",
    }  # fmt: skip
    units = {"月": (MONTH, "M"), "季度": (SEASON, "Q"), "周": (WEEK, "W"), "星期": (WEEK, "W"), "礼拜": (WEEK, "W"), "小时": (CLOCK, "H")}
    for shift, heads in counts.items():
        for head in heads.split():
            for unit, (rank, letter) in units.items():
                words[head + unit] = (rank, letter + shift)
    return words


def _month_and_day_words() -> dict[str, Word]:
    """Words that count months and days from now, or from a day told before."""
    words: dict[str, Word] = {
        "当月": (MONTH, "XXXX-XX"), "同月": (MONTH, "XXXX-XX"), "次月": (MONTH, "XXXX-XX"), "首月": (MONTH, "XXXX-XX"),
        "末月": (MONTH, "XXXX-XX"), "月底": (MONTH, "M0"), "月末": (MONTH, "M0"), "月初": (MONTH, "M0"), "月内": (MONTH, "M0"),
        "元月": (MONTH, "-01"), "元月份": (MONTH, "-01"),
        "当周": (WEEK, "W0"), "当季": (SEASON, "Q0"), "季末": (SEASON, "Q0"), "季度末": (SEASON, "Q0"), "上季末": (SEASON, "Q-1"),
    }  # fmt: skip
    days = {
        "D0": "今天 今日 本日 即日 今儿", "D1": "明天 明日 听日 明儿", "D-1": "昨天 昨日 寻日 昨儿", "D2": "后天 后日", "D-2": "前天 前日",
        "D3": "大后天 大后日", "D-3": "大前天 大前日", "D4": "大大后天", "D-4": "大大前天", "XXXX-XX-XX": "当天 当日 次日 翌日 同日 同一天",
    }  # fmt: skip
    words |= {word: (DAY, piece) for piece, group in days.items() for word in group.split()}
    for head, piece in {"今": "D0", "明": "D1", "昨": "D-1", "当": "XXXX-XX-XX"}.items():
        words |= {head + "晚": (DAYPART, piece + "TEV"), head + "晨": (DAYPART, piece + "TMO"), head + "早": (DAYPART, piece + "TMO")}
    return words


def _part_words() -> dict[str, Word]:
    """Words for parts of a year, month or week, and festivals."""
    words: dict[str, Word] = {"上半年": (SEASON, "-H1"), "下半年": (SEASON, "-H2"), "前半年": (SEASON, "-H1"), "后半年": (SEASON, "-H2")}
    words |= {"上个半年": (SEASON, "-H1"), "上半月": (WEEK, "上半月"), "下半月": (WEEK, "下半月")}
    words |= {"上半周": (WEEK, "W0"), "下半周": (WEEK, "W0")}
    words |= {
        "上旬": (WEEK, "上旬"),
        "中旬": (WEEK, "中旬"),
        "下旬": (WEEK, "下旬"),
        "中下旬": (WEEK, "中下旬"),
        "上中旬": (WEEK, "上中旬"),
    }
    for han, letters in ENGLISH_SEASONS.items():
        words |= {han + tail: (SEASON, "-" + letters) for tail in ("季", "季学期", "天")}
        words |= {"今" + han: (SEASON, "Y0-" + letters), "去" + han: (SEASON, "Y-1-" + letters), "明" + han: (SEASON, "Y1-" + letters)}
        words |= {"今年" + han + tail: (SEASON, "Y0-" + letters) for tail in ("", "季", "天")}
    words |= {"暑假": (SEASON, "-暑假"), "寒假": (SEASON, "-寒假"), "暑期": (SEASON, "-暑假"), "寒暑假": (SEASON, "-寒暑假")}
    words |= {
        "上学期": (SEASON, ""),
        "下学期": (SEASON, ""),
        "本学期": (SEASON, "XXXX"),
        "本学年": (SEASON, "XXXX"),
        "新学期": (SEASON, "XXXX"),
    }
    words |= {"今冬明春": (SEASON, "Y0-WI/Y1-SP"), "去冬今春": (SEASON, "Y-1-WI/Y0-SP"), "今明两年": (YEAR, "Y0/Y1")}
    words |= {
        head + tail: (DAY, piece)
        for head, piece in {"昨今": "D-1/D0", "今明": "D0/D1", "明后": "D1/D2"}.items()
        for tail in ("两天", "两日")
    }
    words |= {"明后天": (DAY, "D1/D2"), "今明后三天": (DAY, "D0/D2")}
    words |= {"明后年": (YEAR, "Y1/Y2"), "明后两年": (YEAR, "Y1/Y2")}
    words |= {"去今两年": (YEAR, "Y-1/Y0"), "今明后三年": (YEAR, "Y0/Y2"), "周末": (DAY, "-WXX-WE"), "双休日": (DAY, "-WXX-WE")}
    for head in ("周", "星期", "礼拜"):
        words |= {head + day: (DAY, "-WXX-" + number) for day, number in WEEKDAYS.items()}
    words |= {name: (DAY, piece) for name, piece in FIXED_FESTIVALS.items()}
    words |= {name: (DAY, "-" + name) for name in MOVING_FESTIVALS}
    words |= {name: (DAYPART, "T" + piece) for name, piece in DAYPARTS.items()}
    return words


WORDS: Final[dict[str, Word]] = _relative_words() | _month_and_day_words() | _part_words()
"""Each closed-class time word with its rank and piece."""
