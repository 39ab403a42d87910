using Tabletop.Authoring;
using Tabletop.Authoring.Findings;
using Tabletop.Engine;
using Tabletop.Web.Contracts;
using Tabletop.Web.Scenarios;

namespace Tabletop.Web.Uploads;

/// <summary>Takes scenarios from people who may create exercises, looks at them as the command line does, and keeps those without errors.</summary>
public sealed class ScenarioUploads(UploadFolder folder, Shelf shelf, TimeProvider time) : IDisposable
{
    private readonly SemaphoreSlim _places = new(UploadLimits.AtOnce);

    /// <summary>Looking at files takes a core: one upload after the other.</summary>
    private readonly SemaphoreSlim _reader = new(1);

    /// <returns>Null: too many come at once.</returns>
    /// <exception cref="UploadRefusedException">It is not taken; nothing of it is kept.</exception>
    internal async Task<UploadedScenario?> Take(HttpContext context)
    {
        if (!await _places.WaitAsync(TimeSpan.Zero, context.RequestAborted))
        {
            return null;
        }

        var begun = folder.Begin();
        try
        {
            using var late = new CancellationTokenSource(UploadLimits.Longest, time);
            using var stop = CancellationTokenSource.CreateLinkedTokenSource(late.Token, context.RequestAborted);
            var called = await new Intake(context, begun).Take(stop.Token);
            return await Look(begun, called, stop.Token);
        }
        finally
        {
            UploadFolder.Abandon(begun);
            _places.Release();
        }
    }

    /// <summary>Takes an uploaded scenario off the shelf.</summary>
    /// <returns>False: none that was uploaded is called so.</returns>
    public bool Delete(string id)
    {
        var files = shelf.Uploaded(id);
        foreach (var file in files)
        {
            folder.Delete(file);
        }

        return files.Count > 0;
    }

    public void Dispose()
    {
        _places.Dispose();
        _reader.Dispose();
    }

    private async Task<UploadedScenario> Look(string begun, string called, CancellationToken stop)
    {
        await _reader.WaitAsync(stop);
        try
        {
            return await Task.Run(() => Keep(begun, called), stop);
        }
        finally
        {
            _reader.Release();
        }
    }

    private UploadedScenario Keep(string begun, string called)
    {
        var findings = Author.Validate([begun]).Select(finding => Shown(finding, begun, called)).ToItems();
        if (Author.LoadScenario(begun).Scenario is not { } scenario)
        {
            return new(null, findings);
        }

        if (shelf.IsShipped(scenario.Id))
        {
            throw UploadRefusedException.Taken(scenario.Id);
        }

        folder.Finish(begun, shelf.Uploaded(scenario.Id));
        return new(Shelf.Summary(scenario, uploaded: true), findings);
    }

    /// <summary>Where the files lie on this machine is nobody's business.</summary>
    /// <param name="called">What the scenario's own file is called on the machine of whoever looks for the line.</param>
    private static FileFinding Shown(Finding finding, string begun, string called)
    {
        var inside = begun + Path.DirectorySeparatorChar;
        return new(
            finding.File == begun || Bare(finding.File) == UploadNames.Scenario ? called : Bare(finding.File),
            finding.Line,
            finding.Column,
            finding.Severity,
            finding.Code,
            Bare(finding.Message),
            Bare(finding.Cure));

        string Bare(string text) => text.Replace(inside, "", StringComparison.Ordinal);
    }
}
