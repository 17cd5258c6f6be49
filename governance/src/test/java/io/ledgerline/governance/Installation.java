package io.ledgerline.governance;

import io.ledgerline.audit.UuidV7;
import io.ledgerline.governance.apply.Applied;
import io.ledgerline.governance.apply.Apply;
import io.ledgerline.governance.apply.Plan;
import io.ledgerline.governance.apply.SourceFile;
import io.ledgerline.governance.apply.StalePlanException;
import io.ledgerline.governance.key.IssuedKey;
import io.ledgerline.governance.key.KeyRefusedException;
import io.ledgerline.governance.key.KeyRequest;
import io.ledgerline.governance.key.Keys;
import io.ledgerline.governance.key.Principals;
import io.ledgerline.governance.policy.Principal;
import io.ledgerline.governance.policy.Role;
import io.ledgerline.governance.policy.Scope;
import io.ledgerline.governance.postgres.Database;
import io.ledgerline.governance.postgres.TestDatabase;
import io.ledgerline.governance.setting.Actor;
import io.ledgerline.governance.setting.SettingWriter;
import io.ledgerline.governance.setting.Settings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** An empty installation on the shared test database, with the services that change it. */
public final class Installation {
  /** The scope of an administrator of everything. */
  public static final Scope ALL = new Scope.Organization();

  /** A person who changes things in tests. */
  public static final Actor MARA = new Actor(Actor.Kind.USER, "u_mara");

  public final Database database = TestDatabase.empty();
  public final Settings settings = new Settings(database);
  public final Principals principals;
  public final Apply apply;
  public final Keys keys;

  public Installation() {
    var random = new SecureRandom();
    var clock = Clock.systemUTC();
    var ids = new UuidV7(clock, random);
    principals = new Principals(random, clock);
    apply = new Apply(settings, new SettingWriter(clock, ids, random), principals);
    keys = new Keys(settings, principals, clock, ids, random);
  }

  /** One with the ShopMate sample applied. */
  public static Installation shopMate() {
    var installation = new Installation();
    installation.apply(sample());
    return installation;
  }

  /** The files of the ShopMate sample. */
  public static List<SourceFile> sample() {
    Path folder = Path.of("..", "examples", "shopmate");
    try (var files = Files.list(folder)) {
      return files.sorted().map(Installation::file).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public Applied apply(List<SourceFile> files) {
    Plan plan = apply.plan(ALL, files);
    if (!plan.isSound()) {
      throw new AssertionError(plan.text());
    }
    try {
      return apply.execute(plan, MARA);
    } catch (StalePlanException e) {
      throw new AssertionError(e);
    }
  }

  public Applied apply(String yaml) {
    return apply(List.of(new SourceFile("test.yaml", yaml)));
  }

  /** A key that calls in a workspace. */
  public IssuedKey key(String name, String tenant, String workspace, String... grants) {
    var scope = new Scope.Workspace(tenant, workspace);
    var request =
        new KeyRequest(
            name,
            "mara.olsen@shopmate.example",
            Principal.Kind.SERVICE,
            Role.END_USER,
            scope,
            null,
            Set.of(),
            Set.of(grants),
            null);
    try {
      return keys.issue(ALL, request, MARA);
    } catch (KeyRefusedException e) {
      throw new AssertionError(e);
    }
  }

  /** Waits until it holds; fails after 30 seconds. */
  public static void await(String what, BooleanSupplier holds) {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
    while (!holds.getAsBoolean()) {
      if (System.nanoTime() > end) {
        throw new AssertionError("not within 30 seconds: " + what);
      }
      Thread.onSpinWait();
    }
  }

  private static SourceFile file(Path path) {
    try {
      return new SourceFile(path.getFileName().toString(), Files.readString(path));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
