package io.ledgerline.evidence;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.ledgerline.verifier.Finding;
import io.ledgerline.verifier.pack.PackCheck;
import io.ledgerline.verifier.pack.PackOptions;
import io.ledgerline.verifier.pack.ZipLayout;
import java.io.ByteArrayOutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files that are made to harm who opens them. */
class HostilePackTest {
  @TempDir private Path folder;
  private final ByteArrayOutputStream file = new ByteArrayOutputStream();

  private void member(String name, byte[] bytes, long saidSize) {
    byte[] packed = ZipLayout.pack(name, bytes);
    file.writeBytes(
        new ZipLayout.Member(name, file.size(), ZipLayout.crc(bytes), packed.length, saidSize)
            .local());
    file.writeBytes(packed);
  }

  private List<Finding> findings() throws Exception {
    Path pack = Files.write(folder.resolve("x.llpack"), file.toByteArray());
    return PackCheck.run(List.of(pack), PackOptions.nothing()).findings();
  }

  private void assertMalformed(String words) throws Exception {
    assertThat(findings())
        .anySatisfy(
            each -> {
              assertThat(each.kind()).isEqualTo(Finding.Kind.MALFORMED);
              assertThat(each.sentence()).contains(words);
            });
  }

  @Test
  void doNotGetMoreMemoryThanAPartMayHave() throws Exception {
    member("README.txt", "x".getBytes(UTF_8), 1L << 31);

    assertMalformed("says that it has 2147483648 bytes");
  }

  @Test
  void areNotUnpackedBeyondWhatTheySay() throws Exception {
    member("README.txt", new byte[900_000], 1_000); // 900 kB of zeros in 900 bytes

    assertThat(findings())
        .anyMatch(each -> each.kind() == Finding.Kind.EDITED && each.file().equals("README.txt"));
  }

  @Test
  void mayNotNameAPartTwice() throws Exception {
    member("README.txt", "x".getBytes(UTF_8), 1);
    member("README.txt", "y".getBytes(UTF_8), 1);

    assertMalformed("twice");
  }

  @Test
  void mayNotNamePlacesOutside() throws Exception {
    for (String name :
        List.of(
            "../evil", "/etc/passwd", "logs/../../x", "a\\b", "C:x", "logs//x", ".", "x\u0000y")) {
      file.reset();
      member(name, "x".getBytes(UTF_8), 1);
      assertMalformed("name is none that a pack has");
    }
  }

  @Test
  void mayNotHaveAnythingInFrontOrBehind() throws Exception {
    file.write('M');
    member("README.txt", "x".getBytes(UTF_8), 1);
    assertMalformed("no part begins here");

    file.reset();
    member("README.txt", "x".getBytes(UTF_8), 1);
    byte[] packed = ZipLayout.pack("README.txt", "x".getBytes(UTF_8));
    var only =
        new ZipLayout.Member("README.txt", 0, ZipLayout.crc("x".getBytes(UTF_8)), packed.length, 1);
    int directory = file.size();
    file.writeBytes(only.central());
    file.writeBytes(ZipLayout.end(1, directory, only.central().length));
    assertThat(findings()).noneMatch(each -> each.kind() == Finding.Kind.MALFORMED);
    file.write(0);
    assertMalformed("bytes follow behind the end");
  }

  @Test
  void mayNotBeZipFilesOfAnotherKind() throws Exception {
    try (var zip = new ZipOutputStream(file)) { // with data descriptors
      zip.putNextEntry(new ZipEntry("README.txt"));
      zip.write("x".getBytes(UTF_8));
    }

    assertThat(findings()).anyMatch(each -> each.kind() == Finding.Kind.MALFORMED);
  }

  @Test
  void areReadWhateverTheyAre() throws Exception {
    long seed = 5;
    Random random = new Random(seed);
    for (int i = 0; i < 300; i++) {
      file.reset();
      byte[] noise = new byte[random.nextInt(400)];
      random.nextBytes(noise);
      if (random.nextBoolean()) {
        member("README.txt", noise.length == 0 ? new byte[1] : noise, Math.max(1, noise.length));
      }
      file.writeBytes(noise);
      assertThat(findings()).as("seed %d, round %d", seed, i).isNotEmpty();
    }
  }
}
