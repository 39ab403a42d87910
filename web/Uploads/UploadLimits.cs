namespace Tabletop.Web.Uploads;

/// <summary>What may be uploaded, all of it. The README tells people the same.</summary>
public static class UploadLimits
{
    public const int Mebibyte = 1024 * 1024;

    /// <summary>As much as the reader of such files takes.</summary>
    public const int MostTextBytes = 1 * Mebibyte;

    /// <summary>One picture, sound or film; as much as a scenario may show.</summary>
    public const int MostMediaBytes = 20 * Mebibyte;

    /// <summary>Files of one scenario: its own, those it includes, its translations, plans and media.</summary>
    public const int MostFiles = 60;

    /// <summary>One request, with everything around the files.</summary>
    public const int MostBytes = 64 * Mebibyte;

    /// <summary>Scenarios that are kept.</summary>
    public const int MostScenarios = 100;

    /// <summary>All that are kept, on the disk.</summary>
    public const long MostKeptBytes = 1024L * Mebibyte;

    /// <summary>Uploads that are read at once; others are answered "busy".</summary>
    public const int AtOnce = 4;

    /// <summary>For a whole upload over a slow line.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromMinutes(5);
}
