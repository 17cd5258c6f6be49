package io.ledgerline.inspection.detect;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.ledgerline.inspection.Finding;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Whatever the bytes are, a scan ends soon, with sorted, disjoint findings, the same every time.
 */
class ScanProperty {
  private static final long SEED = 4;
  private static final List<String> PIECES =
      List.of(
          "anna@acme.com",
          "4111 1111 1111 1111",
          "+44 20 7946 0958",
          "::ffff:192.0.2.1",
          "Dear ",
          "SSN 536-90-4399",
          "\n",
          "“",
          "é",
          "٣",
          "😀",
          "-----BEGIN PRIVATE KEY-----",
          "eyJ",
          "@",
          "sk-ant-",
          "password=",
          "12 Main Street",
          "Mr. ",
          ",",
          "\0",
          "\\",
          "\\n",
          "\\u003c",
          "M\\u00fcller",
          "\\ud83d\\ude00",
          "\\\\u0041",
          "<td>Passport No</td>",
          "<input value=\"",
          ">",
          "\"",
          "MR# 4471902",
          "api_key,user\n",
          "Geburtsdatum: 3.4.1980");

  @Test
  void findingsAreSortedDisjointAndTheSameAgain() {
    var random = new Random(SEED);
    for (int round = 0; round < 3000; round++) {
      byte[] text = random.nextBoolean() ? pieces(random) : bytes(random);
      int from = random.nextInt(text.length + 1);
      int to = from + random.nextInt(text.length - from + 1);
      var findings = Detectors.standard().scan(text, from, to, ScanContext.NONE);
      int last = from;
      for (Finding finding : findings) {
        assertThat(finding.start()).as("seed %d, round %d", SEED, round).isBetween(last, to);
        assertThat(finding.end()).isLessThanOrEqualTo(to);
        last = finding.end();
      }
      assertThat(Detectors.standard().scan(text, from, to, ScanContext.NONE)).isEqualTo(findings);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1",
        "1 ",
        "12-",
        "@",
        "a@",
        "@@@@ ",
        ":",
        "a:",
        "eyJ.",
        "eyJ-",
        "-----BEGIN PRIVATE KEY-----",
        "password=",
        "4111 ",
        "(",
        "x.y.",
        "http://",
        "://a:",
        "xhttp://",
        "Mr. ",
        "calle ",
        "Dear\n",
        "1.1.",
        "AB12 ",
        "%B411111111111^",
        "seed phrase apple ",
        "é",
        "a,",
        "1,2\n",
        "+1 202 555 01",
        "\\",
        "\\n",
        "\\u003c",
        "\\u00fc",
        "\\ud83d",
        "patientSsn ",
        ">1",
        "<>1",
        "<td>account</td><td>12",
        "account <input value=\"12",
        "token,\"\n1a2,",
        "password,x\n1a2b,c\n",
        "mr# 1"
      })
  void timeGrowsNoFasterThanTheText(String piece) {
    var threads = ManagementFactory.getThreadMXBean();
    byte[] text = piece.repeat((1 << 20) / piece.length()).getBytes(UTF_8);
    Detectors.standard().scan(text, 0, text.length / 8, ScanContext.NONE);
    long begin = threads.getCurrentThreadCpuTime();
    Detectors.standard().scan(text, ScanContext.NONE);
    long millis = (threads.getCurrentThreadCpuTime() - begin) / 1_000_000;
    // 1 MiB at 20 MB/s is 50 ms; work that grows with the window of tokens takes a second and more.
    assertThat(millis).isLessThan(2000);
  }

  private static byte[] pieces(Random random) {
    var text = new StringBuilder();
    for (int i = random.nextInt(30); i >= 0; i--) {
      text.append(PIECES.get(random.nextInt(PIECES.size())));
      text.append(random.nextBoolean() ? " " : "");
    }
    return text.toString().getBytes(UTF_8);
  }

  private static byte[] bytes(Random random) {
    byte[] text = new byte[random.nextInt(400) + 1];
    random.nextBytes(text);
    return text;
  }
}
