package io.ledgerline.testkit.architecture;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The table of DESIGN.md "The house": each module and the modules it may depend on. */
class ModuleArrowsTest {
  private static final Map<String, Set<String>> MAY_DEPEND_ON =
      Map.ofEntries(
          Map.entry("audit", Set.of()),
          Map.entry("ledger", Set.of()),
          Map.entry("messages", Set.of()),
          Map.entry("verifier", Set.of("ledger", "audit")),
          Map.entry("anchors", Set.of("ledger", "audit")),
          Map.entry("inspection", Set.of("messages")),
          Map.entry("processes", Set.of()),
          Map.entry("documents", Set.of("processes")),
          Map.entry("models", Set.of("inspection", "processes")),
          Map.entry("vault", Set.of("ledger", "audit")),
          Map.entry("governance", Set.of("audit", "inspection", "messages")),
          Map.entry("records", Set.of("audit", "ledger")),
          Map.entry(
              "evidence", Set.of("governance", "records", "vault", "verifier", "ledger", "audit")),
          Map.entry(
              "gateway",
              Set.of(
                  "governance", "inspection", "documents", "messages", "vault", "ledger", "audit")),
          Map.entry("admin", Set.of("governance", "inspection", "records", "evidence", "vault")),
          Map.entry("cli", Set.of("verifier", "inspection")),
          Map.entry("simulator", Set.of("messages")),
          Map.entry(
              "server",
              Set.of(
                  "audit",
                  "ledger",
                  "messages",
                  "verifier",
                  "anchors",
                  "inspection",
                  "documents",
                  "models",
                  "vault",
                  "governance",
                  "records",
                  "evidence",
                  "gateway",
                  "admin",
                  "cli",
                  "simulator")));

  /** Values that the neighbours' interfaces are made of: whoever holds them holds these words. */
  private static final Map<String, Set<String>> WORDS_OF_NEIGHBOURS =
      Map.of("admin", Set.of("audit"), "cli", Set.of("audit", "ledger"));

  private static JavaClasses classes;

  @BeforeAll
  static void readTheClasses() {
    classes =
        new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("io.ledgerline");
  }

  static Stream<String> modules() {
    return MAY_DEPEND_ON.keySet().stream().sorted();
  }

  @ParameterizedTest(name = "{0} depends only on what its row of the table names")
  @MethodSource("modules")
  void dependsOnlyOnWhatTheTableNames(String module) {
    var barred = new TreeSet<>(MAY_DEPEND_ON.keySet());
    barred.removeAll(MAY_DEPEND_ON.get(module));
    barred.removeAll(WORDS_OF_NEIGHBOURS.getOrDefault(module, Set.of()));
    barred.remove(module);
    barred.addAll(List.of("testkit", "benchmarks"));
    noClasses()
        .that(resideInAPackage("io.ledgerline." + module + ".."))
        .should()
        .dependOnClassesThat(
            resideInAnyPackage(
                barred.stream().map(m -> "io.ledgerline." + m + "..").toArray(String[]::new)))
        .check(classes);
  }

  @Test
  void everyModuleIsInTheTable() {
    var seen = new TreeSet<String>();
    classes.forEach(c -> seen.add(c.getPackageName().split("\\.", 4)[2]));
    seen.removeAll(List.of("testkit", "benchmarks"));
    assertThat(MAY_DEPEND_ON.keySet()).containsExactlyInAnyOrderElementsOf(seen);
  }

  @ParameterizedTest(name = "{0} needs nothing but the JDK")
  @MethodSource("libraries")
  void theLibrariesAtTheBottomNeedNothingButTheJdk(String module) {
    noClasses()
        .that(resideInAPackage("io.ledgerline." + module + ".."))
        .should()
        .dependOnClassesThat(
            resideInAnyPackage("io.vertx..", "io.netty..", "tools.jackson..", "org.slf4j.."))
        .check(classes);
  }

  static Stream<String> libraries() {
    return Stream.of("audit", "ledger", "messages", "verifier");
  }
}
