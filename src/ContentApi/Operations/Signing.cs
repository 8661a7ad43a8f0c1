using ContentApi.Database;
using ContentApi.Proofs;

namespace ContentApi.Operations;

/// <summary>Where the key comes from that releases are signed with. Only what writes content needs one.</summary>
internal static class Signing
{
    private const string KeyName = "Signing:Key";
    private const string FileName = "Signing:KeyFile";

    // Private PostgreSQL has a key of its own, beside its data.
    private const string OwnFile = "signing-key.pem";

    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    /// <remarks>Where a variable cannot hold a line end, \n stands for one.</remarks>
    /// <returns>Null: none is configured.</returns>
    /// <exception cref="DatabaseException">What is configured is no key, or cannot be read.</exception>
    public static SigningKey? Find(IConfiguration configuration)
    {
        if (configuration[KeyName] is { Length: > 0 } pem) return Read(KeyName, pem.Replace("\\n", "\n", StringComparison.Ordinal));
        return configuration[FileName] is { Length: > 0 } path ? ReadFile(path) : null;
    }

    /// <summary>The key in a private PostgreSQL's folder, made when there is none yet.</summary>
    public static SigningKey Own(string folder)
    {
        var path = Path.Combine(folder, OwnFile);
        if (!File.Exists(path))
        {
            using var key = SigningKey.New();
            TryWrite(key, path);
        }

        return ReadFile(path);
    }

    /// <summary>Writes a key for its owner's eyes only.</summary>
    /// <returns>False: the file is there, and stays as it is.</returns>
    public static bool TryWrite(SigningKey key, string path)
    {
        // Whole at once: who starts at the same moment finds all of a key or none.
        var made = $"{path}.{Guid.NewGuid():n}";
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows()) options.UnixCreateMode = OwnerOnly;
        using (var file = new StreamWriter(made, options)) file.WriteLine(key.Export());
        try
        {
            File.Move(made, path);
            return true;
        }
        catch (IOException) when (File.Exists(path))
        {
            File.Delete(made);
            return false;
        }
    }

    /// <exception cref="DatabaseException">It is no key, or cannot be read.</exception>
    public static SigningKey ReadFile(string path)
    {
        try
        {
            return Read(path, File.ReadAllText(path));
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new DatabaseException($"The signing key {path} cannot be read. {fault.Message}");
        }
    }

    private static SigningKey Read(string name, string pem)
    {
        try
        {
            return SigningKey.Read(pem);
        }
        catch (FormatException fault)
        {
            throw new DatabaseException($"The signing key {name} is refused. {fault.Message}");
        }
    }
}
