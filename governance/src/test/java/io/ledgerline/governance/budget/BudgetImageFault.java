package io.ledgerline.governance.budget;

import static io.ledgerline.governance.budget.Specs.NOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ledgerline.governance.limit.Window;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BudgetImageFault {
  private static final Counter COUNTER = Counter.at("threadco/day", "u_x", Window.DAY, NOON);
  private static final BudgetImage IMAGE =
      new BudgetImage(
          Map.of("threadco", 3L, "_system", 1L),
          Map.of(COUNTER, new Tally(77, 5, 50)),
          List.of(new OpenCall("threadco", 2, null, NOON, 9, List.of(COUNTER))),
          Map.of("threadco/day", NOON));

  @TempDir Path folder;
  private Path path;
  private BudgetImageFile file;

  @BeforeEach
  void open() {
    path = folder.resolve("budgets.image");
    file = new BudgetImageFile(path, new byte[32]);
  }

  @Test
  void readsWhatItWroteAndNothingWhereNothingIs() throws Exception {
    assertThat(file.read()).isEqualTo(BudgetImage.EMPTY);

    file.write(BudgetImage.EMPTY);
    file.write(IMAGE);

    assertThat(file.read()).isEqualTo(IMAGE);
    assertThat(folder.toFile().list()).containsExactly("budgets.image");
  }

  @Test
  void refusesEveryChangedByteAndEveryCut() throws Exception {
    file.write(IMAGE);
    byte[] good = Files.readAllBytes(path);
    for (int i = 0; i < good.length; i++) {
      byte[] changed = good.clone();
      changed[i] ^= 1;
      Files.write(path, changed);
      assertThatThrownBy(file::read).isInstanceOf(BudgetImageException.class);
      Files.write(path, Arrays.copyOf(good, i));
      assertThatThrownBy(file::read).isInstanceOf(BudgetImageException.class);
    }
  }

  @Test
  void refusesTheFileOfAnotherInstallation() throws Exception {
    byte[] otherKey = new byte[32];
    otherKey[31] = 1;
    new BudgetImageFile(path, otherKey).write(IMAGE);

    assertThatThrownBy(file::read)
        .isInstanceOf(BudgetImageException.class)
        .hasMessageContaining("HMAC does not match");
  }

  @Test
  void aHalfWrittenReplacementLeavesTheOldOne() throws Exception {
    file.write(IMAGE);
    Files.writeString(folder.resolve("budgets.image.next"), "half");

    assertThat(file.read()).isEqualTo(IMAGE);
    file.write(BudgetImage.EMPTY);
    assertThat(file.read()).isEqualTo(BudgetImage.EMPTY);
  }
}
