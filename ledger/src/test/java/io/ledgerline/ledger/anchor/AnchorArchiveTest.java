package io.ledgerline.ledger.anchor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AnchorArchiveTest {
  @TempDir Path folder;

  private void put(String name) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, name);
  }

  @Test
  void findsTheNearestSizesOnEitherSide() throws IOException {
    for (long size : new long[] {5, 70_000, Long.MAX_VALUE}) {
      put("brand/witness/" + AnchorArchive.name(size) + ".note");
    }
    var archive = new AnchorArchive(folder);
    assertThat(archive.newest("brand", AnchorKind.WITNESS, 69_999)).hasValue(5);
    assertThat(archive.newest("brand", AnchorKind.WITNESS, 70_000)).hasValue(70_000);
    assertThat(archive.newest("brand", AnchorKind.WITNESS, 4)).isEmpty();
    assertThat(archive.oldest("brand", AnchorKind.WITNESS, 6)).hasValue(70_000);
    assertThat(archive.oldest("brand", AnchorKind.WITNESS, 70_001)).hasValue(Long.MAX_VALUE);
    assertThat(archive.newest("other", AnchorKind.WITNESS, 9)).isEmpty();
    assertThat(archive.streams()).containsExactly("brand");
  }

  @Test
  void countsACheckpointAsStampedOnlyWithAResponse() throws IOException {
    put("brand/timestamp/" + AnchorArchive.name(7) + ".note");
    var archive = new AnchorArchive(folder);
    assertThat(archive.newest("brand", AnchorKind.TIMESTAMP, 9)).isEmpty();
    put("brand/timestamp/" + AnchorArchive.name(7) + "-b.tsr");
    put("brand/timestamp/" + AnchorArchive.name(7) + "-a.tsr");
    assertThat(archive.newest("brand", AnchorKind.TIMESTAMP, 9)).hasValue(7);
    assertThat(archive.timeStamps("brand", 7))
        .extracting(AnchorArchive.TimeStampFile::authority)
        .containsExactly("a", "b");
    assertThat(archive.note("brand", AnchorKind.TIMESTAMP, 7)).isPresent();
  }

  @Test
  void passesOverWhatIsNoAnchor() throws IOException {
    put("brand/witness/newest");
    put("brand/witness/" + AnchorArchive.name(3) + ".note.tmp");
    put("brand/witness/9999999999999999999.note");
    List<Long> seen = new ArrayList<>();
    new AnchorArchive(folder).eachSize("brand", AnchorKind.WITNESS, seen::add);
    assertThat(seen).isEmpty();
  }

  @Test
  void readsNothingOutsideAndNoLinkAndNoGiant() throws IOException {
    put("brand/witness/x");
    put("secret");
    Path link = folder.resolve("brand/witness/" + AnchorArchive.name(1) + ".note");
    Files.createSymbolicLink(link, folder.resolve("secret"));
    Files.write(
        folder.resolve("brand/witness/" + AnchorArchive.name(2) + ".note"),
        new byte[AnchorArchive.MAX_FILE_BYTES + 1]);
    var archive = new AnchorArchive(folder);
    assertThatThrownBy(() -> archive.read("brand", AnchorKind.WITNESS, "../../secret"))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> archive.read("..", AnchorKind.WITNESS, AnchorArchive.name(1)))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> archive.note("brand", AnchorKind.WITNESS, 1))
        .isInstanceOf(IOException.class);
    assertThatThrownBy(() -> archive.note("brand", AnchorKind.WITNESS, 2))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("longer");
    assertThat(archive.note("brand", AnchorKind.WITNESS, 3)).isEmpty();
  }
}
