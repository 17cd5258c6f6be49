package io.ledgerline.inspection.cjk;

import static io.ledgerline.inspection.cjk.Characters.BYTES;

import io.ledgerline.inspection.scan.Text;
import java.util.List;
import java.util.stream.Stream;

/**
 * Chinese names: one of the frequent surnames and one or two characters, behind a word that a name
 * follows ({@code 我叫王小明}, {@code 患者：李秀英}) or before a form of address ({@code 王小明先生}).
 */
final class ChineseNames {
  private static final String SURNAMES =
      "王李张張刘劉陈陳杨楊黄黃赵趙吴吳周徐孙孫马馬朱胡郭何林高罗羅郑鄭梁谢謝宋唐许許韩韓邓鄧冯馮曹彭曾肖萧蕭田董潘袁"
          + "蔡蒋蔣余于杜叶葉程魏苏蘇吕呂丁任卢盧姚沈钟鍾姜崔谭譚陆陸范汪廖石金韦韋贾賈夏付傅方邹鄒熊白孟秦邱侯江尹薛闫阎"
          + "段雷龙龍黎史陶贺賀毛郝顾顧龚龔邵万萬覃武钱錢戴严嚴莫孔向常汤湯康易乔喬赖賴文温施洪辛柯庄莊詹";
  private static final List<String> DOUBLE =
      List.of("欧阳", "歐陽", "司马", "司馬", "诸葛", "諸葛", "上官", "司徒", "夏侯", "慕容", "令狐", "皇甫");

  /** What a name is not made of, so that it ends before. */
  private static final String STOPS =
      "的是在和与與及今于於出男女先了说說我他她你您这這那都也就来來去到给給跟把被让讓对對从從向为為因所年月日号號已将將会會要能可住打电電发發请請";

  /** Words that a name follows right away, or behind a sign. */
  private static final List<String> CUES = List.of("我叫", "名叫", "叫做", "姓名", "本名");

  /** Words that a name and nothing more follows behind a colon, as other words may follow, too. */
  private static final List<String> ROLES =
      List.of(
          "患者", "病人", "客户", "客戶", "联系人", "聯絡人", "申请人", "申請人", "负责人", "負責人", "收件人", "寄件人", "投保人",
          "被保险人", "原告", "被告", "员工", "員工", "学生", "學生", "医生", "醫生", "经办人", "户名", "戶名", "同事", "开户人",
          "持卡人", "法定代表人");

  private static final List<String> TITLES = List.of("先生", "女士", "小姐", "太太");
  private static final List<String> OFFICES =
      List.of("老师", "老師", "医生", "醫生", "教授", "经理", "經理", "律师", "律師", "同学", "同學", "主任");

  /** Two of a surname and two of a name, and one that tells whether more follows. */
  private static final int MOST = 5;

  /** {@code 高血压}: what a patient has begins like a name. */
  private static final String PRESSURE = "高血";

  /** What somebody teaches or where they work: {@code 金融学教授}, {@code 康复科医生}. */
  private static final String SUBJECTS = "学學科系部院级級班室组組课課";

  private ChineseNames() {}

  /** All words that a name stands behind. */
  static Stream<String> cues() {
    return Stream.concat(CUES.stream(), ROLES.stream());
  }

  /** All words that a name stands before. */
  static Stream<String> titles() {
    return Stream.concat(TITLES.stream(), OFFICES.stream());
  }

  /** Behind the name that stands behind a cue which ends at an offset; -1 where none does. */
  static int behindCue(Text text, int offset, int from) {
    int at = begin(text, offset);
    int run = Characters.han(text, at, MOST);
    int size = length(text, at, run);
    int end = at + size * BYTES;
    if (size == 0 || Characters.starts(text, at, PRESSURE)) {
      return -1;
    }
    boolean whole = size == run || STOPS.indexOf(Characters.at(text, end)) >= 0;
    boolean role = whole && Characters.colon(text, offset) > offset;
    return Characters.endsAny(text, offset, from, CUES)
            || role && Characters.endsAny(text, offset, from, ROLES)
        ? end
        : -1;
  }

  /** Where a name begins that ends at an offset where a form of address begins; -1 for none. */
  static int beforeTitle(Text text, int offset, int from) {
    boolean title = Characters.startsAny(text, offset, TITLES);
    if (!title && !Characters.startsAny(text, offset, OFFICES)) {
      return -1;
    }
    if (!title && SUBJECTS.indexOf(Characters.before(text, offset)) >= 0) {
      return -1;
    }
    for (int size = MOST - 1; size >= (title ? 2 : 3); size--) {
      int start = offset - size * BYTES;
      if (start >= from && length(text, start, size) == size && isEdge(text, start)) {
        return start;
      }
    }
    return -1;
  }

  /** Where the name begins that stands behind a cue which ends at an offset. */
  static int begin(Text text, int offset) {
    int sign = Characters.colon(text, offset);
    return sign > offset ? sign : isIs(text, offset) ? offset + BYTES : offset;
  }

  private static boolean isIs(Text text, int offset) {
    char c = Characters.at(text, offset);
    return c == '是' || c == '为' || c == '為';
  }

  /** How many of the characters at an offset are a name; 0 where none is. */
  private static int length(Text text, int at, int most) {
    int surname =
        Characters.startsAny(text, at, DOUBLE)
            ? 2
            : SURNAMES.indexOf(Characters.at(text, at)) >= 0 ? 1 : 0;
    if (surname == 0 || most <= surname) {
      return 0;
    }
    int n = surname;
    while (n < most && n < surname + 2 && STOPS.indexOf(Characters.at(text, at + n * BYTES)) < 0) {
      n++;
    }
    return n > surname ? n : 0;
  }

  /** Whether a sentence may begin anew here. */
  private static boolean isEdge(Text text, int start) {
    char before = Characters.before(text, start);
    return !Characters.isHan(before)
        || STOPS.indexOf(before) >= 0
        || "系找问問见見有".indexOf(before) >= 0;
  }
}
