using ContentApi.Database;

namespace ContentApi.Operations;

/// <summary>Where <c>migrate</c> connects: only ever where it is told to. The private PostgreSQL is migrated by whoever starts it.</summary>
internal static class OwnerLogin
{
    /// <exception cref="DatabaseException">There is none.</exception>
    public static Task<string> FindAsync(CancellationToken stop) =>
        Login.Find(Settings.Load(), "Owner") is { } owner
            ? Task.FromResult(owner.ConnectionString)
            : throw new DatabaseException("To migrate takes ConnectionStrings:Owner, the login of the database's owner.");
}
