package io.ledgerline.admin.port;

import io.ledgerline.governance.apply.SourceFile;
import io.ledgerline.governance.policy.Scope;
import io.ledgerline.governance.setting.Actor;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Configuration as code: what holds, since when, and what documents would change. Blocking. */
public interface Settings {
  /** The JSON Schema of the documents. */
  String schema();

  /** Every kind of document, for example {@code Tenant}. */
  List<String> kinds();

  /** Says what the documents would change in that scope, or what is wrong with them. */
  Outcome plan(List<SourceFile> documents, Scope within);

  /** Applies the documents, all or none, unless something is wrong with them. */
  Outcome execute(List<SourceFile> documents, Scope within, Actor actor);

  /**
   * Says what taking a setting back would change in that scope, or why it stays.
   *
   * @param name as {@link Setting#name()} says it
   */
  Outcome planRemoval(String kind, String name, Scope within);

  /** Takes a setting back, so that what holds without it holds, unless something refers to it. */
  Outcome remove(String kind, String name, Scope within, Actor actor);

  /**
   * Settings of a kind that the scope reaches, by name.
   *
   * @param after {@link Setting#name()} after which to go on, or null
   */
  List<Setting> list(String kind, Scope within, @Nullable String after, int limit);

  /**
   * The versions of one setting that the scope reaches, newest first; empty for none.
   *
   * @param name as {@link Setting#name()} says it
   */
  List<Setting> versions(String kind, String name, Scope within, int limit);

  /**
   * What applying does, did, or why it does nothing.
   *
   * @param changes one per setting that differs
   * @param mistakes what is wrong; then nothing was applied
   * @param notes what may not be meant so, and stopped nothing
   */
  record Outcome(List<Change> changes, List<Mistake> mistakes, List<Mistake> notes) {
    public Outcome {
      changes = List.copyOf(changes);
      mistakes = List.copyOf(mistakes);
      notes = List.copyOf(notes);
    }

    /** An outcome of which nothing is to be noted. */
    public Outcome(List<Change> changes, List<Mistake> mistakes) {
      this(changes, mistakes, List.of());
    }
  }

  /**
   * One setting that differs.
   *
   * @param operation {@code create}, {@code update} or {@code delete}
   * @param diff lines that begin with {@code +}, {@code -} or a blank
   */
  record Change(String operation, String kind, String name, List<String> diff) {
    public Change {
      diff = List.copyOf(diff);
    }
  }

  /**
   * One mistake in a document, or one thing to note about it.
   *
   * @param line from 1; 0 where there is none
   * @param message what is wrong and how to mend it, or what will come of it
   */
  record Mistake(String file, int line, String message) {}

  /**
   * One version of a setting.
   *
   * @param name {@code tenant/name} inside a tenant, else the name
   * @param spec its JSON
   * @param removed whether this version takes it back
   */
  record Setting(
      String kind,
      String name,
      long version,
      Instant changedAt,
      String by,
      String spec,
      boolean removed) {}
}
