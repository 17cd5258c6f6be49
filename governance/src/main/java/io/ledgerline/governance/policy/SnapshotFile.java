package io.ledgerline.governance.policy;

import io.ledgerline.governance.key.KeyRecord;
import io.ledgerline.governance.key.KeyRows;
import io.ledgerline.governance.setting.Kind;
import io.ledgerline.governance.setting.SettingKey;
import io.ledgerline.governance.setting.Spec;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * The last known policy on disk, for a start without the database: 32 bytes of HMAC-SHA-256, then
 * JSON. Mode 0600, as it holds tenant secrets; the HMAC's key is a file of its own.
 */
public final class SnapshotFile {
  private static final Logger log = LoggerFactory.getLogger(SnapshotFile.class);
  private static final String DOMAIN = "ledgerline/policy-snapshot";
  private static final int MAC_LENGTH = 32;
  private static final long LARGEST = 1L << 30;
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final Path file;
  private final TenantKey secret;

  /**
   * A snapshot in this file.
   *
   * @param keyFile holds the HMAC's key; made when it is not there. Keep it out of backups that
   *     others may write.
   */
  public SnapshotFile(Path file, Path keyFile, SecureRandom random) throws IOException {
    this.file = file;
    this.secret = new TenantKey(key(keyFile, random));
  }

  /** What was saved, and when it was known to be the newest. */
  record Saved(PolicyRows rows, Instant verifiedAt) {}

  private record Document(
      long version,
      String verifiedAt,
      Map<String, byte[]> tenants,
      List<StoredSetting> settings,
      List<StoredKey> keys) {}

  private record StoredSetting(
      String kind,
      @Nullable String tenant,
      String name,
      int version,
      Map<String, Object> spec,
      @Nullable String owner) {}

  private record StoredKey(
      byte[] sha256,
      String keyId,
      String name,
      String pseudonym,
      Principal.Kind kind,
      String owner,
      Role role,
      String scope,
      @Nullable String tenant,
      @Nullable String workspace,
      @Nullable String useCase,
      Set<String> useCases,
      Set<String> grants,
      @Nullable String expiresAt,
      String issuedAt) {}

  void save(PolicyRows rows, Instant verifiedAt) throws IOException {
    byte[] json = JSON.writeValueAsBytes(document(rows, verifiedAt));
    byte[] mac = secret.hmac(DOMAIN, json);
    ByteBuffer all = ByteBuffer.allocate(MAC_LENGTH + json.length).put(mac).put(json).flip();
    replace(file, all);
  }

  /** What was saved; empty when nothing was, or when it isn't what we wrote. */
  Optional<Saved> load() throws IOException {
    byte[] all;
    try {
      if (Files.size(file) > LARGEST) {
        throw new IOException(file + ": too large (expected: at most " + LARGEST + " bytes)");
      }
      all = Files.readAllBytes(file);
    } catch (NoSuchFileException e) {
      return Optional.empty();
    }
    byte[] mac = Arrays.copyOf(all, MAC_LENGTH);
    byte[] json = all.length < MAC_LENGTH ? all : Arrays.copyOfRange(all, MAC_LENGTH, all.length);
    if (all.length < MAC_LENGTH || !MessageDigest.isEqual(mac, secret.hmac(DOMAIN, json))) {
      log.error("{} is not what this node wrote; it is not used", file);
      return Optional.empty();
    }
    try {
      return Optional.of(saved(JSON.readValue(json, Document.class)));
    } catch (JacksonException e) {
      log.error("{} is of another version; it is not used", file);
      return Optional.empty();
    }
  }

  private static Document document(PolicyRows rows, Instant verifiedAt) {
    var tenants = new TreeMap<String, byte[]>();
    rows.tenants().forEach(tenant -> tenants.put(tenant.name(), tenant.key().bytes()));
    return new Document(
        rows.version(),
        verifiedAt.toString(),
        tenants,
        rows.settings().stream().map(SnapshotFile::stored).toList(),
        rows.keys().stream()
            .filter(row -> row.key().revokedAt() == null)
            .map(SnapshotFile::stored)
            .toList());
  }

  private static StoredSetting stored(PolicyRows.SettingRow row) {
    return new StoredSetting(
        row.key().kind().wireName(),
        row.key().tenant(),
        row.key().name(),
        row.version(),
        row.spec().values(),
        row.owner());
  }

  private static StoredKey stored(KeyRows.Row row) {
    KeyGrant grant = row.key().grant();
    return new StoredKey(
        row.sha256(),
        grant.keyId(),
        grant.keyName(),
        grant.principal().pseudonym(),
        grant.principal().kind(),
        grant.principal().owner(),
        grant.role(),
        grant.scope().wireName(),
        grant.tenant(),
        grant.workspace(),
        grant.useCase(),
        grant.useCases(),
        grant.grants(),
        grant.expiresAt() == null ? null : grant.expiresAt().toString(),
        row.key().issuedAt().toString());
  }

  private static Saved saved(Document document) {
    var rows =
        new PolicyRows(
            document.version(),
            document.tenants().entrySet().stream()
                .map(
                    each -> new PolicyRows.TenantRow(each.getKey(), new TenantKey(each.getValue())))
                .toList(),
            document.settings().stream().map(SnapshotFile::setting).toList(),
            document.keys().stream().map(SnapshotFile::key).toList());
    return new Saved(rows, Instant.parse(document.verifiedAt()));
  }

  private static PolicyRows.SettingRow setting(StoredSetting stored) {
    Kind kind = Kind.of(stored.kind()).orElseThrow();
    var key = new SettingKey(kind, stored.tenant(), stored.name());
    return new PolicyRows.SettingRow(
        key, stored.version(), new Spec(stored.spec()), stored.owner(), false);
  }

  /** The owner's name is not on disk: nothing that decides about a call needs it. */
  private static KeyRows.Row key(StoredKey stored) {
    String tenant = stored.tenant() == null ? "" : stored.tenant();
    String workspace = stored.workspace() == null ? "" : stored.workspace();
    Scope scope =
        switch (stored.scope()) {
          case "workspace" -> new Scope.Workspace(tenant, workspace);
          case "tenant" -> new Scope.Tenant(tenant);
          default -> new Scope.Organization();
        };
    var grant =
        new KeyGrant(
            stored.keyId(),
            stored.name(),
            new Principal(stored.pseudonym(), stored.kind(), stored.owner()),
            stored.role(),
            scope,
            stored.tenant(),
            stored.workspace(),
            stored.useCase(),
            stored.useCases(),
            stored.grants(),
            stored.expiresAt() == null ? null : Instant.parse(stored.expiresAt()));
    var record = new KeyRecord(grant, stored.owner(), Instant.parse(stored.issuedAt()), null);
    return new KeyRows.Row(record, stored.sha256());
  }

  private static byte[] key(Path keyFile, SecureRandom random) throws IOException {
    if (!Files.exists(keyFile)) {
      var key = new byte[TenantKey.LENGTH];
      random.nextBytes(key);
      replace(keyFile, ByteBuffer.wrap(key));
    }
    return Files.readAllBytes(keyFile);
  }

  private static void replace(Path target, ByteBuffer content) throws IOException {
    Path folder = target.toAbsolutePath().getParent();
    Files.createDirectories(folder);
    Path fresh =
        Files.createTempFile(
            folder,
            target.getFileName().toString(),
            ".new",
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    try {
      try (var channel = FileChannel.open(fresh, StandardOpenOption.WRITE)) {
        while (content.hasRemaining()) {
          channel.write(content);
        }
        channel.force(true);
      }
      Files.move(
          fresh, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(fresh);
    }
  }
}
