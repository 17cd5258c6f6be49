package io.ledgerline.inspection.cjk;

import static io.ledgerline.inspection.cjk.Characters.BYTES;

import io.ledgerline.inspection.scan.Text;
import java.util.List;
import java.util.Set;

/**
 * Japanese names: behind {@code 氏名：}, {@code 名前は}, {@code 担当：}, or one of the frequent surnames
 * with what follows it before {@code さん}, {@code 様}, {@code 氏}, {@code と申します}.
 */
final class JapaneseNames {
  private static final int MOST = 6;

  /** Of two characters, or how those of three begin; those of one are words too often. */
  private static final Set<String> SURNAMES =
      Set.of(
          ("佐藤 鈴木 高橋 田中 伊藤 渡辺 山本 中村 小林 加藤 吉田 山田 山口 松本 井上 木村 斎藤 斉藤 清水 山崎 池田 橋本"
                  + " 阿部 石川 山下 中島 石井 小川 前田 岡田 藤田 後藤 近藤 村上 遠藤 青木 坂本 福田 太田 西村 藤井 岡本"
                  + " 藤原 三浦 金子 中野 中川 原田 松田 竹内 小野 田村 中山 和田 石田 上田 森田 柴田 酒井 工藤 横山 宮崎"
                  + " 宮本 内田 高木 谷口 安藤 丸山 今井 大野 高田 河野 藤本 武田 村田 上野 杉山 増田 平野 大塚 千葉 久保"
                  + " 松井 小島 岩崎 桜井 野口 松尾 菊地 木下 野村 佐野 渡部 大西 渡邉 渡邊 杉本 古川 浜田 市川 島田 新井"
                  + " 小松 水野 高野 山内 西田 菊池 西川 五十 北村 安田 中田 川口 平田 川崎 本田 吉川 飯田 沢田 辻村"
                  + " 服部 川村 福島 岩田 田口 土屋 秋山 樋口 樋田 福井 馬場 熊谷 荒木 大橋 黒田 中西 川上 小山 松下 大石"
                  + " 荒井 松岡 浅野 吉村 須藤 永井 小池 早川 矢野 望月 関根 篠原 星野 上原 片山 広瀬 堀内 富田 松村 永田"
                  + " 川島 大久 大谷 佐々 長谷 小沢 三宅 白石 岡崎 青山 内藤 尾崎 小田 大島 児玉 本間 石原 東山 八木 桑原")
              .split(" "));

  static final List<String> CUES =
      List.of("氏名", "名前", "名義", "担当", "担当者", "患者", "患者名", "契約者", "被保険者", "宛名", "代表者", "応募者", "受取人");
  static final List<String> TITLES = List.of("さん", "様", "氏", "くん", "ちゃん", "と申します", "といいます", "先生");

  /** Katakana that are nobody's name before a form of address. */
  private static final Set<String> NOBODY =
      Set.of(
          "ユーザー", "オーナー", "メーカー", "スタッフ", "ドライバー", "ママ", "パパ", "メンバー", "ゲスト", "クライアント", "リーダー",
          "マネージャー", "オペレーター", "ホスト", "ファン", "ベンダー", "パートナー", "テナント", "ドクター", "サポート", "アカウント");

  private JapaneseNames() {}

  /** Behind the name that stands behind a cue which ends at an offset; -1 for none. */
  static int behindCue(Text text, int offset, int from) {
    int sign = Characters.colon(text, offset);
    int is = Characters.at(text, offset) == 'は' ? offset + BYTES : offset;
    int at = Math.max(sign, is);
    if (at == offset || !Characters.endsAny(text, offset, from, CUES)) {
      return -1;
    }
    int size = Characters.han(text, at, MOST);
    if (size == 0) {
      return katakana(text, at);
    }
    int end = at + size * BYTES;
    int given = more(text, end);
    return size < MOST && (isSurname(text, at, size) || size <= 3 && given > end) ? given : -1;
  }

  /** Where the name begins that stands before a form of address at an offset; -1 for none. */
  static int beforeTitle(Text text, int offset) {
    if (!isTitle(text, offset)) {
      return -1;
    }
    int start = offset;
    boolean katakana = Characters.isKatakana(Characters.before(text, offset));
    while (offset - start < 2 * MOST * BYTES
        && (katakana
            ? Characters.isKatakana(Characters.before(text, start))
            : Characters.isHan(Characters.before(text, start)))) {
      start -= BYTES;
    }
    int size = (offset - start) / BYTES;
    if (katakana) {
      return size >= 2 && size <= MOST + 2 && !NOBODY.contains(string(text, start, size))
          ? start
          : -1;
    }
    if (size > MOST || size < 1) {
      return -1;
    }
    if (isSurname(text, start, size) && size <= 5) {
      return start;
    }
    int before = Characters.blankBefore(text, start);
    int surname = before - 2 * BYTES;
    boolean apart = before < start && size <= 3 && surname >= text.from();
    return apart && isSurname(text, surname, 2) ? surname : -1;
  }

  /** Where the name begins that stands behind a cue which ends at an offset. */
  static int begin(Text text, int offset) {
    int sign = Characters.colon(text, offset);
    return sign > offset ? sign : offset + BYTES;
  }

  /** Behind the given name that a blank parts from the surname, if one does. */
  private static int more(Text text, int end) {
    int next = Characters.blank(text, end);
    int size = next > end ? Characters.han(text, next, 4) : 0;
    return size > 0 && size < 4 ? next + size * BYTES : end;
  }

  /** {@code ジョン・スミス}: behind it; -1 where no point parts two words. */
  private static int katakana(Text text, int at) {
    int end = at;
    boolean parted = false;
    while (end - at < 4 * MOST * BYTES && Characters.isKatakana(Characters.at(text, end))) {
      parted |= Characters.at(text, end) == '・' && end > at;
      end += BYTES;
    }
    return parted ? end : -1;
  }

  private static boolean isSurname(Text text, int start, int size) {
    return size >= 2 && SURNAMES.contains(string(text, start, 2));
  }

  /** Whether a form of address stands here: no {@code 様式}, no {@code ちゃんと}. */
  private static boolean isTitle(Text text, int offset) {
    for (var title : TITLES) {
      if (Characters.starts(text, offset, title)) {
        char next = Characters.at(text, offset + title.length() * BYTES);
        return !Characters.isHan(next) && !(title.equals("ちゃん") && next == 'と');
      }
    }
    return false;
  }

  private static String string(Text text, int start, int size) {
    var characters = new char[size];
    for (int i = 0; i < size; i++) {
      characters[i] = Characters.at(text, start + i * BYTES);
    }
    return new String(characters);
  }
}
