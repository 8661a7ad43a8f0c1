using ContentApi.Published;
using ContentApi.Signing;
using Npgsql;

namespace ContentApi.Editorial;

/// <summary>The public keys in the database. Only its owner adds or revokes one.</summary>
/// <param name="owner">The owner's connection string.</param>
public sealed class KeyRegister(string owner)
{
    /// <summary>Makes a key known before it signs anything: whoever verifies must have it by then.</summary>
    /// <returns>False: it was known.</returns>
    /// <exception cref="RefusedException">It was announced for another purpose.</exception>
    public async Task<bool> AnnounceAsync(PublicKey key, CancellationToken cancellation)
    {
        await using var connection = await OpenAsync(cancellation);
        await using var insert = new NpgsqlCommand(
            "insert into content.signing_key (id, x, y, purpose) values ($1, $2, $3, $4) on conflict do nothing", connection)
        {
            Parameters = { Value(key.Id), Value(key.X), Value(key.Y), Value(key.Purpose.Word()) },
        };
        if (await insert.ExecuteNonQueryAsync(cancellation) > 0) return true;
        await using var select = new NpgsqlCommand("select purpose from content.signing_key where id = $1", connection) { Parameters = { Value(key.Id) } };
        var purpose = (string)(await select.ExecuteScalarAsync(cancellation))!;
        return purpose == key.Purpose.Word()
            ? false
            : throw new RefusedException($"The key {key.Id} was announced for {purpose}; make another one for {key.Purpose.Word()}.");
    }

    /// <summary>From a time on, nothing that the key signed is believed.</summary>
    /// <returns>The releases that are void by it.</returns>
    /// <exception cref="RefusedException">There is no such key, or it was revoked before.</exception>
    public async Task<IReadOnlyList<int>> RevokeAsync(string id, DateTimeOffset from, string reason, CancellationToken cancellation)
    {
        await using var connection = await OpenAsync(cancellation);
        await using var transaction = await connection.BeginTransactionAsync(cancellation);
        var reader = new ReleaseReader(TrustedKeys.All);
        var (before, keys) = await reader.ReadChainAsync(connection, cancellation);
        if (keys.Find(id) is not { } key) throw new RefusedException($"There is no key {id}.");
        if (key.Revoked is { } earlier) throw new RefusedException($"The key {id} was revoked before, from {earlier:u} on.");
        await using var insert = new NpgsqlCommand("insert into content.key_revocation (key, revoked_at, reason) values ($1, $2, $3)", connection)
        {
            Parameters = { Value(id), new NpgsqlParameter { Value = from.ToUniversalTime() }, Value(reason) },
        };
        await insert.ExecuteNonQueryAsync(cancellation);
        var (after, _) = await reader.ReadChainAsync(connection, cancellation);
        await transaction.CommitAsync(cancellation);
        return [.. before.Releases.Except(after.Releases).Select(release => release.Number)];
    }

    private async Task<NpgsqlConnection> OpenAsync(CancellationToken cancellation)
    {
        var connection = new NpgsqlConnection(owner);
        await connection.OpenAsync(cancellation);
        return connection;
    }

    private static NpgsqlParameter Value(string value) => new() { Value = value };
}
