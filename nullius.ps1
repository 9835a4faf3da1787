# Runs the command line of Nullius; builds it in Release first when there is no build or a source is newer.
$ErrorActionPreference = 'Stop'
$root = $PSScriptRoot
$program = Join-Path $root 'src/Nullius.Cli/bin/Release/net10.0/nullius.dll'
$stamp = Join-Path $root 'artifacts/cli.stamp'

function Fail([string] $message) { [Console]::Error.WriteLine("nullius: $message"); exit 2 }

if (-not (Get-Command dotnet -ErrorAction SilentlyContinue)) {
    Fail 'the .NET 10 SDK is needed and dotnet was not found; see https://dotnet.microsoft.com/download/dotnet/10.0'
}

function Test-Current {
    if (-not (Test-Path $program) -or -not (Test-Path $stamp)) { return $false }
    $built = (Get-Item $stamp).LastWriteTimeUtc
    $sources = @('src', 'guests/kernel', 'guests/elf/batch.elf', 'contracts/bytecode', 'Directory.Build.props', 'Directory.Packages.props', 'global.json') | ForEach-Object { Join-Path $root $_ }
    $newer = Get-ChildItem $sources -Recurse -File |
        Where-Object { $_.FullName -notmatch '[\\/](bin|obj)[\\/]' -and $_.LastWriteTimeUtc -gt $built } | Select-Object -First 1
    return $null -eq $newer
}

if (-not (Test-Current)) {
    if (-not ((dotnet --list-sdks) -match '^10\.')) {
        Fail 'the .NET 10 SDK is needed; dotnet --list-sdks lists none. See https://dotnet.microsoft.com/download/dotnet/10.0'
    }
    New-Item -ItemType Directory -Force (Join-Path $root 'artifacts') | Out-Null
    $start = Get-Date
    Push-Location $root
    try { $log = & dotnet build src/Nullius.Cli --configuration Release --verbosity quiet -nologo '-clp:ErrorsOnly' 2>&1 }
    finally { Pop-Location }
    if ($LASTEXITCODE -ne 0) {
        $log | ForEach-Object { [Console]::Error.WriteLine($_) }
        Fail 'the build failed'
    }
    Set-Content -Path $stamp -Value ''
    (Get-Item $stamp).LastWriteTime = $start
}

# The contracts' toolchain, which the tests need as well.
$contracts = Join-Path $root 'contracts'
if ($args.Count -gt 0 -and $args[0] -eq 'demo' -and -not (Test-Path (Join-Path $contracts 'node_modules'))) {
    if (-not (Get-Command npm -ErrorAction SilentlyContinue)) {
        Fail 'Node.js 20 with npm is needed for the contracts and npm was not found; see https://nodejs.org'
    }
    $log = & npm ci --prefix $contracts --no-audit --no-fund 2>&1
    if ($LASTEXITCODE -ne 0) {
        $log | ForEach-Object { [Console]::Error.WriteLine($_) }
        Fail 'the set-up of contracts/ failed'
    }
}

& dotnet exec $program @args
exit $LASTEXITCODE
