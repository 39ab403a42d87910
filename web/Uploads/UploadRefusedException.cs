using Tabletop.Web.Contracts;

namespace Tabletop.Web.Uploads;

/// <summary>An upload is not taken, and nothing of it is kept.</summary>
internal sealed class UploadRefusedException(int status, string code, string sentence) : Exception(sentence)
{
    public int Status => status;

    public Problem Problem => new(code, Message);

    public static UploadRefusedException TooLarge(string file, int most) => new(
        StatusCodes.Status413PayloadTooLarge, "too-large", $"{file} is larger than {most / UploadLimits.Mebibyte} MiB. Make it smaller and try again.");

    public static UploadRefusedException TooMany() => new(
        StatusCodes.Status413PayloadTooLarge, "too-many-files", $"A scenario has at most {UploadLimits.MostFiles} files.");

    public static UploadRefusedException WrongName(string shown) => new(
        StatusCodes.Status422UnprocessableEntity,
        "file-name",
        $"A file cannot be called {shown}: letters, digits, spaces and . _ - ( ) can stand in a name, no path, and no two names may differ by capitals alone.");

    public static UploadRefusedException WrongType(string file) => new(
        StatusCodes.Status422UnprocessableEntity,
        "file-type",
        $"{file} is not what its name says, or of a kind that is not taken. Taken are YAML, PNG, JPEG, WebP, MP3 and MP4 files.");

    public static UploadRefusedException NoScenario() => new(
        StatusCodes.Status422UnprocessableEntity, "no-scenario-file", "There is no scenario.yaml among the files. Choose it together with the files it names.");

    public static UploadRefusedException NotFiles() => new(
        StatusCodes.Status415UnsupportedMediaType, "no-files", "This address takes a scenario as YAML, or its files.");

    public static UploadRefusedException Broken() => new(StatusCodes.Status400BadRequest, "bad-request", "The program did not understand this request.");

    public static UploadRefusedException Taken(string id) => new(
        StatusCodes.Status409Conflict, "id-taken", $"A scenario that came with the program is called '{id}' already. Give yours another id.");

    public static UploadRefusedException Full() => new(
        StatusCodes.Status409Conflict, "no-room", "There is no room for another scenario. Delete one that was uploaded before.");
}
