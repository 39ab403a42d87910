@rem The command line: tabletop --help
@"%~dp0program\Tabletop.Cli.exe" %*
