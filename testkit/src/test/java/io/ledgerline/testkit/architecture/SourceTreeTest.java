package io.ledgerline.testkit.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Taste that a build can check. */
class SourceTreeTest {
  private static final int MOST_LINES = 500;
  private final SourceTree tree = SourceTree.find();

  @Test
  void noFileIsLongerThanFiveHundredLines() throws IOException {
    var tooLong = new ArrayList<String>();
    for (Path file : tree.javaFiles()) {
      long lines = lines(file).size();
      if (lines > MOST_LINES) {
        tooLong.add(tree.root().relativize(file) + ": " + lines);
      }
    }
    assertThat(tooLong).isEmpty();
  }

  @Test
  void everyPackageSaysWhatItIsForAndIsNullMarked() throws IOException {
    var folders = new TreeSet<Path>();
    tree.javaFiles().stream()
        .filter(SourceTreeTest::isMain)
        .forEach(f -> folders.add(f.getParent()));
    var unmarked = new ArrayList<Path>();
    for (Path folder : folders) {
      var info = folder.resolve("package-info.java");
      var text = Files.exists(info) ? Files.readString(info) : "";
      if (!text.contains("@NullMarked") || !text.startsWith("/**")) {
        unmarked.add(tree.root().relativize(folder));
      }
    }
    assertThat(unmarked).isEmpty();
  }

  @Test
  void namesSayWhatAClassKnows() {
    assertThat(tree.javaFiles())
        .map(f -> f.getFileName().toString())
        .noneMatch(name -> name.matches(".*(Utils?|Helper|Manager|Impl)\\.java"));
  }

  @Test
  void noImportIsAWildcardAndNoTestIsSwitchedOff() throws IOException {
    var found = new ArrayList<String>();
    for (Path file : tree.javaFiles()) {
      for (String line : lines(file)) {
        if (line.matches("import .*\\*;") || line.strip().startsWith("@" + "Disabled")) {
          found.add(tree.root().relativize(file) + ": " + line);
        }
      }
    }
    assertThat(found).isEmpty();
  }

  @Test
  void everyModuleHasAReadme() throws IOException {
    try (var folders = Files.list(tree.root())) {
      assertThat(folders.filter(f -> Files.exists(f.resolve("pom.xml"))))
          .allMatch(f -> Files.isRegularFile(f.resolve("README.md")));
    }
  }

  private static boolean isMain(Path file) {
    return file.toString().contains("/src/main/");
  }

  private static List<String> lines(Path file) throws IOException {
    return Files.readAllLines(file);
  }
}
