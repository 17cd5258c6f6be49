package io.ledgerline.admin;

import io.ledgerline.admin.right.AdminAction;
import io.ledgerline.admin.right.Caller;
import io.ledgerline.audit.EntryBuilder;
import io.ledgerline.audit.EntryObject;
import io.ledgerline.audit.EventType;
import io.ledgerline.audit.Field;
import java.util.UUID;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes entries of what callers did through the admin API, and has them recorded. */
public final class AdminJournal {
  private static final Logger LOG = LoggerFactory.getLogger(AdminJournal.class);

  private final AdminServices services;

  AdminJournal(AdminServices services) {
    this.services = services;
  }

  /** An entry that says who, with which key, through this API. */
  public EntryBuilder entry(EventType type, Caller caller, AdminAction action, String stream) {
    return entry(services.ids().next(), type, caller, action, stream);
  }

  /** The same with an id that is known before, because salts derive from it. */
  public EntryBuilder entry(
      UUID id, EventType type, Caller caller, AdminAction action, String stream) {
    var grant = caller.grant();
    var actor = caller.actor();
    return EntryBuilder.entry(type, id, services.clock().instant(), stream)
        .text(Field.TENANT, stream.equals("_system") ? null : stream)
        .object(
            Field.ACTOR,
            EntryObject.object()
                .text("kind", actor.kind().wireName())
                .text("subject", actor.subject()))
        .text(Field.KEY_ID, grant.keyId())
        .text(Field.ROLE, grant.role().wireName())
        .text(Field.OPERATION, action.wireName())
        .text(Field.POLICY_VERSION, services.policies().current().version())
        .text(Field.SOURCE, "admin");
  }

  /**
   * Records an entry; returns once it is durable.
   *
   * @return its receipt
   * @throws Exception when it is not durable
   */
  public String record(String stream, EntryBuilder entry) throws Exception {
    return services.entries().append(stream, entry.build());
  }

  /** Records that a caller was refused; the refusal stands even where that fails. */
  public void refused(Caller caller, AdminAction action, String rule) {
    refused(caller, action, rule, caller.stream(), entry -> {});
  }

  /** The same in the stream of the tenant whose record was asked for, with what is added. */
  public void refused(
      Caller caller,
      AdminAction action,
      String rule,
      String stream,
      Consumer<EntryBuilder> addition) {
    var entry =
        entry(EventType.ADMIN_REFUSED, caller, action, stream)
            .text(Field.RULE, rule)
            .text(Field.SCOPE, caller.grant().scope().wireName())
            .number(Field.HTTP_STATUS, 403);
    addition.accept(entry);
    try {
      record(stream, entry);
    } catch (Exception failed) {
      LOG.error("a refused admin action could not be recorded: {}", failed.getMessage());
    }
  }
}
