"""Traditional characters as the words of time, numbers and units have them, and their simplified forms."""

import re
from functools import lru_cache
from typing import Final

_TRADITIONAL: Final = (
    "圖馬餅週個兩號點時後這禮鐘節聖國慶曆農為開間內過來曉當現從歲學業紀連續將約幾萬陽陰臘閏晝尋聽婦兒勞動復權愛龍軍師"
    "誕闆樹齋爾難靈體蘇穌歸門際費臨贖猶設經轉歡誦餘毀熱禪燈麗灑東風養階級穀驚蟄種處屆檢審驗評進終擬滿係漢鬥達親衛雙憲"
    "懺護無氣環蓋識讀膩輪長殘舊儀豐結裡裏頭濕災減產獻歷單團規劃計綱記黨許與蘭鍾葉黃書醫鋒觀緒昇於貞樂統順禎啟寧紹興億"
    "負倆貳參陸塊對隻錢圓銭數侖碼畝噸頓條項戶幣華攝張輛層棟顆縣鄉類場課冊歐鎊盧韓臺銖頃茲釐湯叄樣獎資總額潤稅補貼勵貸"
    "債預價財銷並納電貝幀脫擔賓亞會車溝亂丟別"
)
_SIMPLIFIED: Final = (
    "图马饼周个两号点时后这礼钟节圣国庆历农为开间内过来晓当现从岁学业纪连续将约几万阳阴腊闰昼寻听妇儿劳动复权爱龙军师"
    "诞板树斋尔难灵体苏稣归门际费临赎犹设经转欢诵余毁热禅灯丽洒东风养阶级谷惊蛰种处届检审验评进终拟满系汉斗达亲卫双宪"
    "忏护无气环盖识读腻轮长残旧仪丰结里里头湿灾减产献历单团规划计纲记党许与兰钟叶黄书医锋观绪升于贞乐统顺祯启宁绍兴亿"
    "负俩贰叁陆块对只钱圆钱数仑码亩吨顿条项户币华摄张辆层栋颗县乡类场课册欧镑卢韩台铢顷兹厘汤叁样奖资总额润税补贴励贷"
    "债预价财销并纳电贝帧脱担宾亚会车沟乱丢别"
)
_MODERN: Final = str.maketrans(_TRADITIONAL, _SIMPLIFIED)
_IS_TRADITIONAL: Final = re.compile(f"[{_TRADITIONAL}]")


@lru_cache(maxsize=4)
def simplified(text: str) -> str:
    """The text with these traditional characters made simplified; its length does not change.

    The readers of one paragraph ask one after the other.
    """
    return text.translate(_MODERN) if _IS_TRADITIONAL.search(text) else text
