"""People of a paragraph: by title, by context, by jieba's `nr` where the word can be a name."""

import re
from collections.abc import Iterator, Sequence

from transforms.model import Token
from transforms.text import Span

SURNAMES = (
    "王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫阎段雷侯龙史"
    "陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤常温康施文牛樊葛邢安齐易乔伍庞颜倪庄聂章鲁岳翟殷詹申欧耿关兰焦俞左柳甘祝包宁尚符舒阮柯纪梅童凌毕单裴霍涂成苗谷盛曲翁冉骆蓝路游辛靳管"
    "柴蒙鲍华喻祁蒲房滕屈饶解牟艾尤阳时穆农司卓古吉缪简车项连芦麦褚娄窦戚岑景党宫费卜冷晏席卫米柏宗瞿桂全佟应臧闵苟邬边卞姬师和仇栾隋商刁沙荣巫寇桑郎甄丛仲虞敖巩明佘池查麻苑"
    "迟邝官封谈匡鞠惠荆乐冀郁胥南班储原栗燕楚鄢劳谌奚皮粟冼蔺楼盘满闻位厉伊仝区郜海阚花权强帅屠豆朴盖练廉禹井祖漆巴丰支卿国狄平计索宣晋相初门云容敬来扈晁芮都普阙浦戈伏鹿薄邸雍"
    "辜羊阿乌母裘亓修邰赫杭况那宿鲜印逯隆茹诺战慕危玉银亢嵇公哈湛宾戎勾茅利於呼居揭干但尉冶斯元束檀衣信展阴昝智幸奉植衡富尧闭由习"
)
COMPOUND = "欧阳|上官|司马|诸葛|东方|皇甫|尉迟|公孙|慕容|司徒|令狐|端木|长孙|夏侯|宇文|赫连|申屠|澹台"
_SURNAME = frozenset(SURNAMES)
TITLES = (
    "同志|总书记|副?书记|副?总理|副?主席|副?委员长|国务委员|副?部长|副?省长|副?市长|副?州长|副?县长|副?区长|副?镇长|副?乡长|副?局长|副?厅长|副?主任|副?校长|副?院长|"
    "副?行长|副?董事长|副?总经理|副?会长|副?检察长|副?司令员|总统|首相|外长|大使|参赞|议长|教授|院士|先生|女士|小姐|夫人|老师|医生|博士|烈士|将军|上将|中将|少将|主任委员"
)
_AFTER = re.compile(rf"(?:{TITLES})(?!们)")
_BEFORE = re.compile(
    r"(?:总书记|书记|总理|主席|委员长|国务委员|部长|省长|市长|州长|县长|区长|镇长|乡长|局长|厅长|主任|校长|院长|行长|董事长|总经理|经理|厂长|会长|检察长|司令员|政委|总统|首相|外长|大使|议长|"
    r"教授|院士|记者|作者|教师|医生|同志|常委|代表|委员|编辑|教练|选手|队员|队长|农民|村民|作家|画家|导演|演员|发言人|秘书长|总干事|研究员|工程师|学者|专家)"
)
_CLEAN = re.compile(r"^[\u4e00-\u9fff]{2,4}$")
_MASKED = re.compile(
    rf"(?<![\u4e00-\u9fff])?([{SURNAMES}][xX×*某]{{1,2}})(?=同志|[、,。;:)]|副?[书县市局主校省])|([{SURNAMES}]某某?)(?![\u4e00-\u9fff]?[些个种])"
)
_NOT_GIVEN = frozenset("的了是在和与及对为从向等将要被有不也都就并把以之其所说这那个们会上下中来去到地得着过很更最可能应该么什各每")
_LEADERS = (
    "毛主席",
    "周总理",
    "朱总司令",
    "小平同志",
    "邓小平",
    "毛泽东",
    "周恩来",
    "习近平",
    "江泽民",
    "胡锦涛",
    "温家宝",
    "李克强",
    "朱镕基",
    "列宁",
    "斯大林",
    "马克思",
    "恩格斯",
    "孙中山",
)
_LEADER = re.compile("|".join(_LEADERS))
_NOT_PEOPLE = re.compile(
    r"^(?:高[素水质度三科中校层标级效产端新速铁考薪]|段时|安[全静排置定心居徽保监]|温[馨暖饱]|张[扬贴]|施[政工策行]|连[贯续接年]|常[修思怀委务规态年]|广大|文[明化件艺教物章旅体]|金[融牌额秋]|和[谐县]|成[绩为立果长功]|"
    r"康[复]|明[显确年天]|任[务何期职华]|方[面法针案向式便]|马[虎克列]|严[格正肃厉密明]|党[风组员建政纪课性]|国[家有际内务防资庆]|公[正平开安共司]|全[国面省市县体员力党民]|武[装警器]|平[安均台等]|路[线]|宣[传布]|"
    r"万[元人]|石[油化]|时[间代期候]|师[德生资范风]|惠[及民农]|包[村括]|解[决放]|单[位]|管[理]|应[急当]|向[上心往]|信[息心访]|干[部]|利[益用]|居[民]|战[略]|修[改]|智[慧]|富[裕民]|计[划]|祝[贺愿]|乐[于]|"
    r"敬[业老]|支[持]|满[意足]|强[化调]|权[力利]|易[发]|尚[未]|莫[大]|何[时况]|盛[会]|古[建代]|关[于心爱注键]|农[村民业]|商[务]|项[目]|边[远]|查[处]|容[易]|普[通及]|简[单]|纪[律检委]|甘[肃]|山[区]|江[西苏河]|"
    r"阳[光]|毕[业]|相[关]|项|印[发]|班[子]|储[备]|原[则]|连[续])"
)


def read_people(text: str, tokens: Sequence[Token]) -> list[Span]:
    """Spans of people's names in a folded paragraph: the name without its title."""
    spans = {match.span() for match in _LEADER.finditer(text)}
    spans |= {match.span() for match in _MASKED.finditer(text)}
    spans |= set(_tagged(text, tokens))
    spans |= set(_beside_titles(text, tokens))
    return sorted(spans)


def _tagged(text: str, tokens: Sequence[Token]) -> Iterator[Span]:
    """Words tagged as names that begin with a surname and look like one."""
    for token in tokens:
        if token.flag.startswith("nr") and is_name(token.word):
            if token.flag == "nr" and len(token.word) == 2 and not text.startswith(("同志", "说", "、", "等"), token.end):
                continue
            yield token.start, token.end


def is_name(word: str) -> bool:
    """Whether a word has the shape of a Chinese name: surname, one or two more characters."""
    return 2 <= len(word) <= 3 and word[0] in _SURNAME and not _NOT_PEOPLE.match(word) and not _NOT_GIVEN.intersection(word[1:])


def _beside_titles(text: str, tokens: Sequence[Token]) -> Iterator[Span]:
    """崇博副县长, 陈x同志, 县委书记王铁."""
    ends = {token.end: index for index, token in enumerate(tokens)}
    for match in _AFTER.finditer(text):
        index = ends.get(match.start())
        if index is not None:
            yield from _before_title(text, tokens, index, match[0])
    starts = {token.start: index for index, token in enumerate(tokens)}
    for match in _BEFORE.finditer(text):
        index = starts.get(match.end())
        if index is not None:
            yield from _after_title(text, tokens, index)


def _before_title(text: str, tokens: Sequence[Token], index: int, title: str) -> Iterator[Span]:
    token = tokens[index]
    word = token.word
    if not _CLEAN.match(word):
        return
    if len(word) >= 2:
        if (is_name(word) and token.flag[0] in "nx" and token.flag not in ("n", "ns", "nt")) or (
            title == "同志" and token.flag.startswith("nr") and len(word) == 2
        ):
            yield token.start, token.end
        elif index and len(word) == 2 and tokens[index - 1].word in _SURNAME and not _NOT_GIVEN.intersection(word):
            yield tokens[index - 1].start, token.end
        elif "副" in title and token.flag.startswith("nr"):
            yield token.start, token.end
        return
    if title == "同志" and index and len(tokens[index - 1].word) == 1 and tokens[index - 1].word in _SURNAME:
        yield tokens[index - 1].start, token.end
    elif title == "同志" and index >= 2 and tokens[index - 2].word in _SURNAME and len(tokens[index - 1].word) == 1:
        yield tokens[index - 2].start, token.end


def _after_title(text: str, tokens: Sequence[Token], index: int) -> Iterator[Span]:
    token = tokens[index]
    if token.flag.startswith("nr") and is_name(token.word):
        yield token.start, token.end
    elif token.word in _SURNAME and index + 1 < len(tokens):
        given = tokens[index + 1]
        if len(given.word) <= 2 and _CLEAN.match(given.word + "好") and not _NOT_GIVEN.intersection(given.word) and given.flag[0] in "nxgj":
            yield token.start, given.end
