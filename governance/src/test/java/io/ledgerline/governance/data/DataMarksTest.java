package io.ledgerline.governance.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What labels say, and which of them raises the class. */
class DataMarksTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          confidential phi | RESTRICTED   | confidential, phi (restricted)
          phi              | RESTRICTED   | phi (restricted)
          restricted phi   | RESTRICTED   | restricted, phi
          internal         | INTERNAL     | internal
          confidential pii | CONFIDENTIAL | confidential, pii
          public           | PUBLIC       | ''
          """)
  void nameTheClassThatWasSaidAndWhatRaisesIt(String labels, DataClass floor, String told) {
    DataMarks marks = DataMarks.labels(Arrays.asList(labels.split(" ")));
    assertThat(marks.floor()).isEqualTo(floor);
    assertThat(String.join(", ", marks.told())).isEqualTo(told);
    assertThat(DataMarks.labels(marks.names())).isEqualTo(marks);
  }
}
