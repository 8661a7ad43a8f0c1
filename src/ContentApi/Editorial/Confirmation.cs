using ContentApi.Published;
using ContentApi.Signing;
using Npgsql;

namespace ContentApi.Editorial;

/// <summary>Signs that the current release is current, for a limited time.</summary>
/// <param name="editor">The editor's connection string.</param>
/// <param name="key">A key for freshness.</param>
public sealed class Confirmation(string editor, TimeProvider clock, SigningKey key, TrustedKeys pins)
{
    /// <exception cref="RefusedException">Nothing was released, or nobody would believe the key.</exception>
    public async Task<Freshness> SignAsync(TimeSpan validFor, CancellationToken cancellation)
    {
        await using var connection = new NpgsqlConnection(editor);
        await connection.OpenAsync(cancellation);
        var (chain, keys) = await new ReleaseReader(pins).ReadChainAsync(connection, cancellation);
        if (chain.Releases.LastOrDefault() is not { } release) throw new RefusedException("Nothing was released yet.");
        if (keys.Find(key.Public.Id) is not { Purpose: KeyPurpose.Freshness, Revoked: null })
        {
            throw new RefusedException(
                $"The key {key.Public.Id} is not announced for freshness, or was revoked: have the database's owner run keys announce --freshness.");
        }

        var now = clock.GetUtcNow();
        var saidAt = new DateTimeOffset(now.Ticks - now.Ticks % TimeSpan.TicksPerSecond, TimeSpan.Zero).UtcDateTime;
        var said = new Freshness(ISignedRecord.CurrentSchema, release.Number, RecordDigest.Of(release.Proof!).ToString(), saidAt, saidAt + validFor);
        await using var insert = new NpgsqlCommand("insert into content.freshness (proof) values ($1)", connection)
        {
            Parameters = { new NpgsqlParameter { Value = key.Sign(said) } },
        };
        await insert.ExecuteNonQueryAsync(cancellation);
        return said;
    }
}
