namespace ContentApi.Database;

/// <summary>What is wrong with the database, as one sentence for whoever runs the program.</summary>
public sealed class DatabaseException(string sentence, Exception? cause = null) : Exception(sentence, cause);
