"""Traditional characters as the words of time have them, and their simplified forms."""

import re
from typing import Final

_TRADITIONAL: Final = (
    "圖馬餅週個兩號點時後這禮鐘節聖國慶曆農為開間內過來曉當現從歲學業紀連續將約幾萬陽陰臘閏晝尋聽婦兒勞動"
    "復權愛龍軍師誕闆樹齋爾難靈體蘇穌歸門際費臨贖猶設經轉歡誦餘毀熱禪燈麗灑東風養階級穀驚蟄種處屆檢審驗評"
    "進終擬滿係漢鬥達親衛雙憲懺護無氣環蓋識讀膩輪長殘舊儀豐結裡裏餘頭濕災減產獻歷單團規劃計綱記黨許與蘭"
    "鍾葉黃書醫鋒觀緒昇於貞樂統順禎啟寧紹興"
)
_SIMPLIFIED: Final = (
    "图马饼周个两号点时后这礼钟节圣国庆历农为开间内过来晓当现从岁学业纪连续将约几万阳阴腊闰昼寻听妇儿劳动"
    "复权爱龙军师诞板树斋尔难灵体苏稣归门际费临赎犹设经转欢诵余毁热禅灯丽洒东风养阶级谷惊蛰种处届检审验评"
    "进终拟满系汉斗达亲卫双宪忏护无气环盖识读腻轮长残旧仪丰结里里余头湿灾减产献历单团规划计纲记党许与兰"
    "钟叶黄书医锋观绪升于贞乐统顺祯启宁绍兴"
)
_MODERN: Final = str.maketrans(_TRADITIONAL, _SIMPLIFIED)
_IS_TRADITIONAL: Final = re.compile(f"[{_TRADITIONAL}]")


def simplified(text: str) -> str:
    """The text with the traditional characters of time words made simplified; its length does not change."""
    return text.translate(_MODERN) if _IS_TRADITIONAL.search(text) else text
