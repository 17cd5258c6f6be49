package io.ledgerline.testkit.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import io.ledgerline.testkit.demo.Checkout;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * {@code ./ledgerline} on made-up machines: a copy of the script whose install folders lie below a
 * temporary root, JDKs that are a release file and two programs, and a Maven that writes down which
 * JDK it was given.
 */
class LauncherTest {
  @TempDir Path root;
  private Path checkout;
  private Path bin;

  /** How the script ended. */
  private record Ended(int exitCode, String errors) {}

  /** A script that runs, and the file that it complains into. */
  private record Started(Process process, Path errors) {}

  @BeforeEach
  void makeAMachine() throws IOException {
    checkout = Files.createDirectories(root.resolve("a checkout"));
    bin = Files.createDirectories(root.resolve("bin"));
    var script = Files.readString(Checkout.root().resolve("ledgerline"));
    for (var folder : List.of("/usr/", "/opt/", "/Library/")) {
      script = script.replace(" " + folder, " \"$FAKE_ROOT\"" + folder);
    }
    program(checkout.resolve("ledgerline"), script);
    var main = Files.createDirectories(checkout.resolve("server/src/main"));
    Files.writeString(main.resolve("A.java"), "class A {}");
    Files.writeString(checkout.resolve("pom.xml"), "<project/>");
    Files.writeString(checkout.resolve("server/pom.xml"), "<project/>");
    program(
        bin.resolve("mvn"),
        """
        #!/bin/sh
        echo "$JAVA_HOME" >> "$FAKE_ROOT/maven"
        mkdir -p server/target/app
        """);
  }

  private static void program(Path file, String text) throws IOException {
    Files.writeString(file, text);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  private Path jdk(String place, String version) throws IOException {
    return jdk(place, version, "javac");
  }

  private Path jdk(String place, String version, String compiler) throws IOException {
    var home = root.resolve(place);
    Files.createDirectories(home.resolve("bin"));
    program(home.resolve("bin/java"), "#!/bin/sh\n");
    program(home.resolve("bin").resolve(compiler), "#!/bin/sh\n");
    Files.writeString(home.resolve("release"), "JAVA_VERSION=\"" + version + "\"\n");
    return home;
  }

  private Ended build(Map<String, String> more) throws Exception {
    return ended(start("build", more));
  }

  private static Ended ended(Started started) throws Exception {
    assertThat(started.process().waitFor(60, TimeUnit.SECONDS)).isTrue();
    return new Ended(started.process().exitValue(), Files.readString(started.errors()));
  }

  private Started start(String command, Map<String, String> more) throws IOException {
    var environment = new HashMap<>(more);
    environment.put("FAKE_ROOT", root.toString());
    environment.put("HOME", root.resolve("home").toString());
    environment.putIfAbsent("PATH", bin + ":" + System.getenv("PATH"));
    var errors = Files.createTempFile(root, "errors", "");
    var builder = new ProcessBuilder("/bin/sh", checkout.resolve("ledgerline").toString(), command);
    builder.environment().clear();
    builder.environment().putAll(environment);
    builder.directory(root.toFile()).redirectError(errors.toFile());
    builder.redirectOutput(ProcessBuilder.Redirect.DISCARD);
    return new Started(builder.start(), errors);
  }

  private List<String> mavenRuns() throws IOException {
    var file = root.resolve("maven");
    return Files.exists(file) ? Files.readAllLines(file) : List.of();
  }

  private void assertBuiltWith(Path jdk, Ended ended) throws IOException {
    assertThat(ended.exitCode()).as(ended.errors()).isZero();
    assertThat(mavenRuns()).containsExactly(jdk.toString());
  }

  private void java17OnThePath() throws IOException {
    var old = jdk("usr/lib/jvm/java-17", "17.0.12");
    Files.createSymbolicLink(bin.resolve("java"), old.resolve("bin/java"));
  }

  @Test
  void findsJdk25InAnInstallFolderWhereTheDefaultJavaIs17() throws Exception {
    java17OnThePath();
    var wanted = jdk("usr/lib/jvm/temurin-25", "25.0.3");
    assertBuiltWith(wanted, build(Map.of("JAVA_HOME", root + "/usr/lib/jvm/java-17")));
  }

  @Test
  void findsTheJdkBehindTheLinksOfJavaOnThePath() throws Exception {
    var wanted = jdk("somewhere/else", "25");
    var alternatives = Files.createDirectories(root.resolve("etc"));
    Files.createSymbolicLink(alternatives.resolve("java"), wanted.resolve("bin/java"));
    Files.createSymbolicLink(bin.resolve("java"), Path.of("../etc/java"));
    assertBuiltWith(wanted, build(Map.of()));
  }

  @Test
  void prefersItsOwnVariableToAllOthers() throws Exception {
    jdk("usr/lib/jvm/temurin-25", "25.0.3");
    var wanted = jdk("mine", "25.0.1");
    var other = jdk("other", "25.0.2");
    assertBuiltWith(
        wanted,
        build(Map.of("LEDGERLINE_JAVA_HOME", wanted.toString(), "JAVA_HOME", other.toString())));
  }

  @Test
  void findsTheJdkOfAVersionManagerInTheHomeFolder() throws Exception {
    java17OnThePath();
    assertBuiltWith(jdk("home/.sdkman/candidates/java/25.0.3-tem", "25.0.3"), build(Map.of()));
  }

  @Test
  void saysInOneSentenceWhatToInstallWhereThereIsNone() throws Exception {
    java17OnThePath();
    jdk("usr/lib/jvm/jre-25", "25.0.3", "no-compiler");
    jdk("opt/jdk-26", "26");
    jdk("opt/jdk-250", "250.1");
    var ended = build(Map.of());
    assertThat(ended.exitCode()).isEqualTo(1);
    assertThat(ended.errors().lines()).hasSize(1);
    assertThat(ended.errors()).contains("needs a JDK 25").contains("LEDGERLINE_JAVA_HOME");
    assertThat(mavenRuns()).isEmpty();
  }

  @Test
  void buildsAgainOnlyWhenASourceChanged() throws Exception {
    jdk("usr/lib/jvm/temurin-25", "25.0.3");
    build(Map.of());
    build(Map.of());
    assertThat(mavenRuns()).hasSize(1);
    Files.writeString(checkout.resolve("server/src/main/A.java"), "class A { int changed; }");
    build(Map.of());
    assertThat(mavenRuns()).hasSize(2);
  }

  @Test
  void showsTheErrorsOfABuildThatFailed() throws Exception {
    jdk("usr/lib/jvm/temurin-25", "25.0.3");
    program(bin.resolve("mvn"), "#!/bin/sh\necho '[ERROR] A.java:1 is wrong'\nexit 1\n");
    var ended = build(Map.of());
    assertThat(ended.exitCode()).isEqualTo(1);
    assertThat(ended.errors()).contains("A.java:1 is wrong").contains("build.log");
    assertThat(build(Map.of()).exitCode()).isEqualTo(1);
  }

  @Test
  void twoStartsAtOncePrepareTheStartUpCacheOnce() throws Exception {
    checkout = Files.move(checkout, root.resolve("checkout")); // no cache where there is a blank
    Files.createDirectories(checkout.resolve("server/target/app/lib"));
    var jdk = jdk("usr/lib/jvm/temurin-25", "25.0.3");
    program(
        jdk.resolve("bin/java"),
        """
        #!/bin/sh
        for each in "$@"; do
          case $each in
            -XX:AOTCacheOutput=*) echo made >> "$FAKE_ROOT/made"; sleep 1; : > "${each#*=}" ;;
            -XX:AOTCache=*) echo used >> "$FAKE_ROOT/used" ;;
          esac
        done
        """);
    program(bin.resolve("mvn"), "#!/bin/sh\nmkdir -p server/target/app/lib\n");
    var first = start("help", Map.of());
    var second = start("help", Map.of());
    assertThat(ended(first).exitCode()).isZero();
    assertThat(ended(second).exitCode()).isZero();
    assertThat(Files.readAllLines(root.resolve("made"))).hasSize(1);
    assertThat(Files.readAllLines(root.resolve("used"))).hasSize(2);
  }
}
