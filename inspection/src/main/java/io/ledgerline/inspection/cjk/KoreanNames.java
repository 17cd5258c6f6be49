package io.ledgerline.inspection.cjk;

import static io.ledgerline.inspection.cjk.Characters.BYTES;

import io.ledgerline.inspection.scan.Text;
import java.util.List;

/**
 * Korean names: a surname and two syllables behind a word that a name follows ({@code 제 이름은
 * 김민수입니다}, {@code 환자: 이서연}) or before a form of address ({@code 박지영 씨}).
 */
final class KoreanNames {
  private static final int SYLLABLES = 3;
  private static final String SURNAMES =
      "김이박최정강조윤장임한오서신권황안송전홍유고문양손배백허남심노하곽성차주우구민진지엄채원천방공현함변염여추도소석선설마길연위표명기반라왕금옥육인맹제모";

  /** Words that a name follows. */
  private static final List<String> CUES = List.of("이름은", "성함은");

  /** Words that a name follows behind a sign. */
  private static final List<String> LABELS =
      List.of(
          "이름", "성명", "성함", "환자", "환자명", "담당자", "고객명", "예금주", "수취인", "신청인", "보호자", "계약자", "피보험자");

  private static final List<String> TITLES =
      List.of("씨", "님", "과장", "대리", "부장", "팀장", "교수", "선생님", "사원", "차장", "이사님");

  /** What may follow the name in its word. */
  private static final List<String> ENDINGS =
      List.of(
          "입니다", "이고", "이며", "이라고", "라고", "이에요", "예요", "은", "는", "이", "가", "을", "를", "의", "에게",
          "께서", "와", "과");

  /** What words for people end with, and few names: {@code 변호사}, {@code 기획자}. */
  private static final String PROFESSIONS = "사자객관생장";

  /** Words for people that begin like surnames. */
  private static final List<String> NOBODY =
      List.of(
          "이용자", "사용자", "여행자", "구독자", "신청자", "당사자", "수강생", "학부모", "임차인", "임대인", "조합원", "주인공", "관리자",
          "고객님", "선생님", "담당자", "보호자", "기술자", "연구원", "공무원", "상담원", "임직원", "한국인", "장애인", "전문가",
          "우리집");

  private KoreanNames() {}

  /** Behind the name that a word begins with, or -1, by the word before it and what follows. */
  static int end(Text text, int token) {
    int start = text.start(token);
    int end = start + SYLLABLES * BYTES;
    if (!isName(text, start) || end > text.end(token)) {
      return -1;
    }
    boolean whole = end == text.end(token);
    boolean cue = token > 0 && isBehind(text, token);
    boolean addressed =
        Characters.starts(text, end + 1, "씨") || Characters.starts(text, end + 1, "님");
    boolean titled =
        whole ? text.at(end) == ' ' && addressed : Characters.startsAny(text, end, TITLES);
    boolean ends = whole || isEnding(text, end, text.end(token));
    return titled || cue && ends ? end : -1;
  }

  private static boolean isBehind(Text text, int token) {
    int start = text.start(token);
    int before = text.end(token - 1);
    int sign = Characters.colon(text, before);
    boolean signed = sign > before && sign == start;
    for (var cue : signed ? LABELS : CUES) {
      if (Characters.ends(text, before, cue) && start - before <= 2 * BYTES) {
        return true;
      }
    }
    return false;
  }

  private static boolean isName(Text text, int start) {
    if (SURNAMES.indexOf(Characters.at(text, start)) < 0) {
      return false;
    }
    for (int i = 1; i < SYLLABLES; i++) {
      if (!Characters.isHangul(Characters.at(text, start + i * BYTES))) {
        return false;
      }
    }
    return PROFESSIONS.indexOf(Characters.at(text, start + 2 * BYTES)) < 0
        && !Characters.startsAny(text, start, NOBODY);
  }

  private static boolean isEnding(Text text, int offset, int end) {
    for (var ending : ENDINGS) {
      if (end - offset == ending.length() * BYTES && Characters.starts(text, offset, ending)) {
        return true;
      }
    }
    return false;
  }
}
