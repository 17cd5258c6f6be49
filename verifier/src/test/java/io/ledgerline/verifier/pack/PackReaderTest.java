package io.ledgerline.verifier.pack;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import org.junit.jupiter.api.Test;

class PackReaderTest {
  @Test
  void readsNoFurtherThanTheOffsetsOfAZipReach() {
    byte[] text = "a pack".getBytes(UTF_8);
    byte[] packed = ZipLayout.pack(PackParts.README, text);
    var member =
        new ZipLayout.Member(PackParts.README, 0, ZipLayout.crc(text), packed.length, text.length);
    var file = new ByteArrayOutputStream();
    file.writeBytes(member.local());
    file.writeBytes(packed);

    var reader = new PackReader(new ByteArrayInputStream(file.toByteArray()), file.size() - 1);

    assertThatThrownBy(reader::next)
        .isInstanceOf(MalformedPackException.class)
        .hasMessageContaining("longer than");
  }
}
