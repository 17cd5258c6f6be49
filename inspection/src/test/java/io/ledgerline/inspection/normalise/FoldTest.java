package io.ledgerline.inspection.normalise;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import org.junit.jupiter.api.Test;

class FoldTest {
  @Test
  void undoesDecorativeForms() {
    assertThat(fold("ＩＧＮＯＲＥ 𝐢𝐠𝐧𝐨𝐫𝐞 ⓘⓖⓝⓞⓡⓔ 🅸🅶🅽🅾🆁🅴"))
        .isEqualTo("ignore ignore ignore ignore");
  }

  @Test
  void replacesLookAlikesInMixedWordsOnly() {
    assertThat(fold("іgnоrе")).isEqualTo("ignore");
    assertThat(fold("Правила и инструкции")).isEqualTo("правила и инструкции");
    assertThat(fold("Ελληνικά")).isEqualTo("ελληνικα");
  }

  @Test
  void dropsWhatNobodySeesAndPiledMarks() {
    assertThat(fold("ig\u200Bn\u00ADo\u2060re")).isEqualTo("ignore");
    assertThat(fold("i\u0300\u0316\u0334g\u0300n\u0301ore Olvidé")).isEqualTo("ignore olvide");
  }

  @Test
  void leavesScriptsWithMarksOfTheirOwnAlone() {
    assertThat(fold("ไม่ต้องสนใจคำสั่ง"))
        .isEqualTo(Normalizer.normalize("ไม่ต้องสนใจคำสั่ง", Normalizer.Form.NFKC));
    assertThat(fold("한국어 中文 かな")).isEqualTo("한국어 中文 かな");
  }

  private static String fold(String text) {
    byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
    return Fold.of(SourceText.of(utf8, 0, utf8.length)).toString();
  }
}
