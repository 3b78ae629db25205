// SPDX-License-Identifier: MIT

// A fuzzer's main() for compilers without one: mutates the target's samples for a while, always in the same order for
// the same seed. An input that aborts is left in the working folder.

#include "fuzz_seeds.h"

#include <QByteArray>
#include <QElapsedTimer>
#include <QFile>
#include <QList>
#include <QRandomGenerator>

#include <csignal>
#include <cstdio>

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

namespace {

class Mutator
{
public:
    Mutator(QList<QByteArray> seeds, quint32 seed)
        : m_seeds(std::move(seeds))
        , m_random(seed)
    {
    }

    QByteArray next()
    {
        QByteArray body = any(m_seeds);
        for (int times = m_random.bounded(6); times >= 0; --times)
            mutate(body);
        body.truncate(1 << 20);
        const char head[] = {char(m_random.bounded(256)), char(m_random.bounded(256))};
        return QByteArray(head, 2) + body;
    }

private:
    const QByteArray &any(const QList<QByteArray> &list) { return list.at(m_random.bounded(int(list.size()))); }
    qsizetype place(const QByteArray &body) { return m_random.bounded(int(body.size()) + 1); }

    void mutate(QByteArray &body)
    {
        const qsizetype at = place(body);
        const qsizetype length = m_random.bounded(40);
        switch (m_random.bounded(9)) {
        case 0:
            if (at < body.size())
                body[at] = char(m_random.bounded(256));
            break;
        case 1:
            if (at < body.size())
                body[at] = char(body[at] ^ (1 << m_random.bounded(8)));
            break;
        case 2:
            body.remove(at, length);
            break;
        case 3:
            body.insert(at, any(m_tokens));
            break;
        case 4:
            body.replace(at, length, any(m_tokens));
            break;
        case 5:
            body.insert(at, body.mid(place(body), m_random.bounded(200)));
            break;
        case 6:
            body.truncate(at);
            break;
        case 7: {
            const QByteArray other = any(m_seeds);
            body = body.left(at) + other.mid(place(other));
            break;
        }
        default:
            body.insert(at, any(m_tokens).repeated(m_random.bounded(300)));
        }
    }

    const QList<QByteArray> m_tokens = proxydeck::fuzzTokens();
    QList<QByteArray> m_seeds;
    QRandomGenerator m_random;
};

QByteArray current;

/// The input that made it abort, for the one who has to mend it.
void keepCurrent(int signal)
{
    if (std::FILE *file = std::fopen(PROXYDECK_FUZZ_TARGET ".crash", "wb")) {
        std::fwrite(current.constData(), 1, size_t(current.size()), file);
        std::fclose(file);
    }
    std::signal(signal, SIG_DFL);
    std::raise(signal);
}

qint64 option(int argc, char **argv, const QByteArray &name, qint64 fallback)
{
    for (int i = 1; i < argc; ++i) {
        const QByteArray argument(argv[i]);
        if (argument.startsWith("--" + name + '='))
            return argument.sliced(name.size() + 3).toLongLong();
    }
    return fallback;
}

bool replay(const char *path)
{
    QFile file(QFile::decodeName(path));
    if (!file.open(QIODevice::ReadOnly))
        return false;
    const QByteArray input = file.readAll();
    LLVMFuzzerTestOneInput(reinterpret_cast<const uint8_t *>(input.constData()), size_t(input.size()));
    return true;
}

} // namespace

int main(int argc, char **argv)
{
    if (argc == 2 && argv[1][0] != '-')
        return replay(argv[1]) ? 0 : 1;
    const QList<QByteArray> seeds = proxydeck::fuzzSamples();
    if (seeds.isEmpty()) {
        std::fputs("no samples for " PROXYDECK_FUZZ_TARGET "\n", stderr);
        return 1;
    }
    for (const int signal : {SIGABRT, SIGSEGV, SIGFPE})
        std::signal(signal, keepCurrent);

    const qint64 seed = option(argc, argv, "seed", 1);
    const qint64 mostMs = option(argc, argv, "seconds", 10) * 1'000;
    const qint64 mostRuns = option(argc, argv, "runs", 50'000);
    Mutator mutator(seeds, quint32(seed));
    QElapsedTimer timer;
    timer.start();
    qint64 runs = 0;
    qsizetype largest = 0;
    for (; runs < mostRuns && timer.elapsed() < mostMs; ++runs) {
        current = runs < seeds.size() ? QByteArray(2, '\0') + seeds.at(runs) : mutator.next();
        largest = std::max(largest, current.size());
        LLVMFuzzerTestOneInput(reinterpret_cast<const uint8_t *>(current.constData()), size_t(current.size()));
    }
    std::printf("seed %lld: %lld inputs, the largest of %lld bytes, in %lld ms\n", static_cast<long long>(seed),
                static_cast<long long>(runs), static_cast<long long>(largest), static_cast<long long>(timer.elapsed()));
    return 0;
}
