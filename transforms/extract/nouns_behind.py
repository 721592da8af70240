"""The noun phrase right behind a figure."""

import re
from typing import Final

from transforms.extract.institutions import any_of
from transforms.extract.noun_parts import clean, is_head, is_listed, lead_word, object_verb, starting_verb, verbs_inside
from transforms.extract.passage import VEIL
from transforms.extract.phrase_words import CLOSERS, GOINGS, TAKERS, THINGS

_CLOSED: Final = frozenset((*",。;!?:、)", ""))
_AND: Final = frozenset("和与及")
_WORD_CHARS: Final = 4
_CLAUSE_ENDS: Final = frozenset((*",:;。!?…\t\n|", ""))
_ONE: Final = frozenset("县区州旗乡村镇市省国人户校院所路桥渠树房楼田林井班伤牛羊猪马驴骡鸡鸭鹅")
_LETTER: Final = rf"[^,。;:!?、()\d<>\s{VEIL}“”《》]"
_NOUN: Final = rf"(?P<noun>(?:{_LETTER}{{0,6}}[2-6][AGD](?![A-Za-z]))?(?:{_LETTER}{{0,6}}“[^“”]{{1,12}}”)?{_LETTER}{{0,24}})"
_BEHIND = re.compile(f"(?:左右|以上|以下|以内)?的?{_NOUN}")
_BEHIND_TIME = re.compile(f"{VEIL}+的?{_NOUN}")
_END = re.compile(  # every branch begins with a plain letter: that is fast
    r"增(?![值量收资]|长速度|长率)|减(?![排负速灾])|扩(?![建容能])|缩|分别|正在|免费通行|上线|运行|建立|设立|成立|组建|开设|配备|签订|加入|使用|提[高升]|上升|下升|下降|降低|之|实实|全(?<=..全)(?<!安全)[国省市县]|中(?=[处排位居的有失任独]|$)(?<![高初其集空之]中)|平均(?=[受降增年])|内(?=[处排位居的有])|处于"
    r"|建成|竣工|开工(?!作)|开建|投产|投入(?=使用|运[行营]|生产|市场)|投运|投用|完成|实现|达[到标]|通[过车电水硬公油]|获(?![得奖]者)|光荣|荣|列入|晋[级升]|入[选围驻]|落[户地]|得到|参[加与观训赛会展]|进行|开展|接受|享受|加快|带动|上市|顺利|成功|正式|相继|同比|环比|高于|低于|完工|揭牌|稳步|全力|圆满|加紧|星夜|纷纷|突然|按期|如期|按时|提前(?!批)|直接(?=受|参|服|用)|意味着|围绕|满载|年满|连续(?<=..连续)|全员|全域(?<=..全域)|快速(?<=..快速)|广泛(?<=..广泛)|深入(?<=..深入)|挥舞|居住(?<=..居住)(?=[在于])|赶到|急需|主要(?<=..主要)(?=[听研用负是为])|稳定(?<=..稳定)(?=[消脱保])|支撑(?<=..支撑)(?=高|起|着|了|经济|全)|支持(?<=..支持)(?<!重点支持)(?![力率者度类]|政策|项目|资金|措施|计划|对象|单位|机制)|对外(?=开放)|差一点|提质(?=升级|增效|强能|扩容)|研究(?=通过|决定|同意|办|提出|解决)|首次|上榜|攻克|克服|抗议|重塑|缔结|普及|存在|运往|显著|高效(?=运行)|新(?=增)|试(?=运行)|居(?=[全世第])|通(?=高铁|[一二三四]级)|到(?=基层|农村)"
    r"|陆续|与(?=[^,。;]{1,8}(?:签[约订署]|合作|对接|联合))|署名|感(?=受)(?<=..感)|认(?=为)|还(?![款贷草林原])|携(?![带程手])|目前(?<=..目前)(?<!项目前)|代表(?=了)|反对|已|将|要(?<![重主需必首政纪摘概提]要)(?![素求道])|全部|均(?<!平均)(?!衡)|都(?!市)|全面|基本(?!农田|公共|养老|医疗|生活|建设|草原)|同步|率先|用于|作为|为(?<![行作]为)(?!民)|是|有(?<![国所公私既]有)(?![限色机效关轨])|受(?![益灾理伤访援众试检资])|不(?!动产|锈|足)|并|且|以上(?<![级专本]以上)|以下(?<!级以下)|达(?<![发雷到]达)(?![人州])|超过|占(?!地)"
    r"|在(?![校岗职建线册园编读营])|被(?![征俘困])|由|从(?!业)|对(?![外口象])|向(?<![方意走去导动趋取]向)|给|让|把|或|等|左右|进[入驻来去场]|集聚(?!区)|办理|脱贫|摘帽|退出|报送|搬[进入]|搬迁(?![集安户区点对人群工])|住[进上入]|喝上|用上|吃上|走[上出进]|没|告别|摆脱|恢复|返[回岗乡]|到[校岗位场]|投身|拔地而起|回|来(?!水)|去|应(?<![反供效响适对]应)(?![急用届])|可(?<!许可)(?![再支持])"
    r"|免费(?=提供|开展|发放|签约|体检|乘|入[园场馆])|搞|也|又|若|凭|分赴|赴|使(?<![天大出]使)(?![用馆命])|未(?![成来婚])|因(?<!基因)(?![素子果])|按(?![揭摩钮])|正(?=[值在处进加式被从以向])|成(?=[为了])|持(?=[有本])|只(?=[有剩占])|就(?![业学医地餐诊读])|却|则|必须|须|需(?!求)|能(?<![失智功职性节技用产]能)(?![源力繁])|会(?<![社工协商学大员董盛委桌例晚峰年博谈唱聘交展音庙运洽茶论舞]会)(?![议计展])|计划(?!$)|预计|比(?![例重赛])|以(?![军方色上下])|的"
    r"|受伤(?<=..受伤)|死亡(?<=..死亡)|遇难(?<=..遇难)|丧生(?<=..丧生)|失踪(?<=..失踪)|坍塌(?<=..坍塌)|倒塌(?<=..倒塌)|损毁(?<=..损毁)|启用(?<=..启用)|划转|亮相|出席(?<=..出席)|吸引(?!力)(?<=..吸引)|落马|辞职|签名|押解|召开|飞(?<=..飞)(?![机行])|迎来?(?=丰)|驰援|开始|返回|死于(?<=..死于)|报告了|累[计积](?<=..累.)|通(?=了)(?<=..通)|作(?=[了些出])(?<=..作)|依(?=法)(?<=..依)|指(?=已)|才(?<![人英天口奇良]才)(?![能华干智艺])|致(?=以)|无(?=[油法需从家])|爬(?![行虫])|遭(?![遇战])|共(?=[获有计接发])(?<=..共)|跑(?=了)(?<=..跑)|做(?=了)(?<=..做)|送(?=了)(?<=..送)"
)
_GOING = re.compile(rf"(?:{any_of(sorted(GOINGS))})(?![率量费区点车机队]|单位|企业|人员|项目|公司|活动|服务)")
_MODIFIED = re.compile(
    r"(?:符合|具有|从事|参加|需要?|以|由|在|涉及|拥有|没有|超过|达到|有|列入|来自|取得|获得|面向|不|最)[^,。的]{1,12}的|高质量|高水平|优质|现代化的?"
    r"|新(?:入[驻选围]|[开投]工|投[产用运]|落[户地]|建成|引[进育]|签约|上市|晋级)"
)
_DESCRIBED = re.compile(rf"[^,。;()\d{VEIL}]{{2,20}}的(?P<noun>[^,。;、()的\d{VEIL}]{{2,10}})")
_TIP = re.compile(r"(?P<noun>[^的和与]{2,})")
_UNABLE = re.compile(r"不[^的]{1,4}的(?P<noun>[^的]{2,})")  # 失能失智行动不便的【老人】
_DESCRIBED_THINGS: Final = ("单位", "企业", "机构", "人员")  # that a verb before them describes: 承办单位
_RELATED = re.compile(r"与[^,。的]{1,10}(?:相关|有关|相[一-龥]{1,2})的")
_QUOTED = re.compile("“[^“”]*”")
_COUNTS: Final = frozenset("一二三四五六七八九十两几数多")
_MIDDLES: Final = frozenset("高初集其当之期")  # before 中 in other words
_ITEMS: Final = 5  # no more of a list are read


def read_behind(text: str, start: int, end: int, skips_verb: bool, is_agent: bool = False) -> str | None:
    """The noun phrase that stands right behind a figure, up to a verb or a stop, with the list that it opens.

    Args:
        text: The paragraph, times veiled.
        start: Where the figure ends.
        end: Where the next figure or the clause's end is.
        skips_verb: Whether the noun may stand behind a verb: 三次召开【会议】.
        is_agent: Whether the noun does something, so that any verb ends it: 由两名【干部】联系.
    """
    opens = text[start : start + 1]
    if opens == "与" and (related := _RELATED.match(text, start, end)):
        start, opens = related.end(), ""
    is_next = opens in _AND and not is_listed(text[start : start + _WORD_CHARS], 0)
    match = None if is_next or text[start : start + 1] in _CLOSED else _BEHIND.match(text, start, end)
    if match and (modified := _MODIFIED.match(match["noun"])) and modified.end() == len(match["noun"]):
        match = _BEHIND_TIME.match(text, match.end(), end)  # 来自三县的2023年【劳动模范】; 年满40岁在当地参保的
    if match is None or not match["noun"]:
        return None
    whole = match["noun"]
    if (verb := starting_verb(whole)) and not whole.startswith(_DESCRIBED_THINGS, len(verb)):
        whole = whole[len(verb) :] if skips_verb else ""
    noun = _cut_behind(whole, VEIL if is_agent else text[match.end() : match.end() + 1])
    if not noun and (described := _DESCRIBED.match(text, start, end)):
        noun = _cut_behind(described["noun"], "")
    if noun and noun == whole and text.startswith("、", match.end()):
        return clean(noun + _list_behind(text, match.end(), end))
    return noun if noun in _ONE else clean(noun)


def _cut_behind(noun: str, after: str) -> str:
    """The phrase up to the verb that ends it; `after` is the character behind the phrase, which may close it."""
    plain = _QUOTED.sub(lambda quoted: VEIL * len(quoted.group()), noun) if "“" in noun else noun
    modified = _MODIFIED.match(plain)
    if cut := _END.search(plain, modified.end() if modified else 0):
        is_object = cut.group() == "的" and object_verb(plain[: cut.start()])
        tip = _TIP.match(noun, cut.end()) if is_object else _UNABLE.match(noun, cut.start()) if cut.group() == "不" else None
        if tip:
            return _cut_behind(tip["noun"], after)
        noun, plain, after = noun[: cut.start()], plain[: cut.start()], VEIL
    if going := _GOING.search(plain, 2):
        noun, plain, after = noun[: going.start()], plain[: going.start()], VEIL
    if noun.endswith(("到", "至")):
        if noun in CLOSERS or noun[:-1] in TAKERS:  # 由9家整合到3家
            return ""
        noun, plain = noun[:-1], plain[:-1]
    if noun.endswith("中") and noun[-2:-1] not in _MIDDLES and after in _CLOSED:
        noun, plain = noun[:-1], plain[:-1]  # 38个【行业】中,
    verbs = verbs_inside(plain, 1 if plain[:1] in _ONE else 2)
    inner = verbs[0] if verbs else None
    if inner is None or is_head(plain[inner[1] :]) or plain[inner[1] :] in THINGS:
        return noun
    is_closed = inner[1] == len(noun) and after in _CLOSED  # 应急演练: the verb is its noun
    return noun if is_closed else noun[: inner[0]]


def _list_behind(text: str, at: int, end: int) -> str:
    """The further items of the list that a noun opens (乡镇、【街道和学校】), as far as they are nouns; no other figure stands behind."""
    start = at
    if text[end : end + 1] not in _CLAUSE_ENDS:
        return ""
    for _ in range(_ITEMS):
        item = _BEHIND.match(text, at + 1, end)
        if item is None or item["noun"][:1] in _COUNTS or lead_word(item["noun"], 0):
            break
        noun = _cut_behind(item["noun"], text[item.end() : item.end() + 1])
        if len(noun) < 2:
            break
        at = item.start("noun") + len(noun)
        if noun != item["noun"] or not text.startswith("、", at):
            break
    return text[start:at]
