// SPDX-License-Identifier: MIT
#include "ui/desktop/clipboard.h"

#include <QClipboard>
#include <QCryptographicHash>
#include <QGuiApplication>
#include <QMimeData>
#include <QVariant>

#if defined(Q_OS_MACOS) && QT_VERSION >= QT_VERSION_CHECK(6, 5, 0)
#include <QUtiMimeConverter>
#define PROXYDECK_CONCEALED_TYPE
#endif

namespace proxydeck {

using namespace Qt::StringLiterals;

#ifdef PROXYDECK_CONCEALED_TYPE
/// Qt for macOS puts a prefix before unknown types; this converter registers the type under its exact name.
class Clipboard::ConcealedType : public QUtiMimeConverter
{
public:
    static QString mime() { return u"application/x-nspasteboard-concealed"_s; }
    static QString uti() { return u"org.nspasteboard.ConcealedType"_s; }

    QString utiForMime(const QString &type) const override { return type == mime() ? uti() : QString(); }
    QString mimeForUti(const QString &type) const override { return type == uti() ? mime() : QString(); }
    QList<QByteArray> convertFromMime(const QString &, const QVariant &data, const QString &) const override
    {
        return {data.toByteArray()};
    }
    QVariant convertToMime(const QString &, const QList<QByteArray> &data, const QString &) const override
    {
        return data.isEmpty() ? QVariant() : QVariant(data.first());
    }
};
#else
class Clipboard::ConcealedType
{
};
#endif

namespace {

/// For a long text, hashes both ends and the length: hashing tens of megabytes would block the window, and another
/// copied text with the same length and ends is not expected.
QByteArray fingerprint(QStringView text)
{
    constexpr qsizetype end = 64 * 1024;
    QCryptographicHash hash(QCryptographicHash::Sha256);
    hash.addData(QByteArray::number(text.size()));
    hash.addData(text.first(qMin(text.size(), end)).toUtf8());
    if (text.size() > end)
        hash.addData(text.last(qMin(text.size() - end, end)).toUtf8());
    return hash.result();
}

#ifdef Q_OS_WIN
// Qt registers unknown types under exactly this name. Qt's application/x-qt-windows-mime;value="…" is for reading only:
// when written, the whole string would become the name.
void addWindowsHints(QMimeData &data)
{
    const QByteArray no(4, '\0'); // a DWORD
    data.setData(u"ExcludeClipboardContentFromMonitorProcessing"_s, no);
    data.setData(u"CanIncludeInClipboardHistory"_s, no);
    data.setData(u"CanUploadToCloudClipboard"_s, no);
}
#endif

} // namespace

Clipboard::Clipboard(QObject *parent)
    : QObject(parent)
#ifdef PROXYDECK_CONCEALED_TYPE
    , m_concealedType(std::make_unique<ConcealedType>())
#endif
{
    m_lifetime.setSingleShot(true);
    m_lifetime.setInterval(0);
    connect(&m_lifetime, &QTimer::timeout, this, &Clipboard::clearSecret);
}

Clipboard::~Clipboard()
{
    if (m_lifetime.isActive() && qGuiApp)
        clearSecret();
#ifdef PROXYDECK_CONCEALED_TYPE
    // When the program ends, Qt still passes the clipboard contents to the system. The type must be registered then so
    // that the mark is included. Qt deletes the converter.
    if (qGuiApp && isOurs())
        (void)m_concealedType.release();
#endif
}

void Clipboard::put(const QString &text, bool secret)
{
    auto data = std::make_unique<QMimeData>();
    data->setText(text);
    if (secret) {
#if defined(Q_OS_WIN)
        addWindowsHints(*data);
#elif defined(PROXYDECK_CONCEALED_TYPE)
        data->setData(ConcealedType::mime(), "1");
#elif !defined(Q_OS_MACOS)
        data->setData(u"x-kde-passwordManagerHint"_s, "secret");
#endif
    }
    m_secret = secret ? data.get() : nullptr;
    QGuiApplication::clipboard()->setMimeData(data.release());

    m_lifetime.stop();
    m_fingerprint = secret ? fingerprint(text) : QByteArray();
    if (secret && m_lifetime.interval() > 0)
        m_lifetime.start();
}

QString Clipboard::text() const { return QGuiApplication::clipboard()->text(); }

void Clipboard::clear()
{
    m_lifetime.stop();
    m_fingerprint.clear();
    QGuiApplication::clipboard()->clear();
}

bool Clipboard::clearIfHolds(const QString &text)
{
    if (text.isEmpty() || this->text() != text)
        return false;
    clear();
    return true;
}

void Clipboard::setSecretLifetimeMs(int ms)
{
    const bool running = m_lifetime.isActive();
    m_lifetime.stop();
    m_lifetime.setInterval(ms);
    if (running && ms > 0)
        m_lifetime.start();
}

bool Clipboard::isOurs() const { return m_secret && QGuiApplication::clipboard()->mimeData() == m_secret; }

void Clipboard::clearSecret()
{
    m_lifetime.stop();
    if (m_fingerprint.isEmpty())
        return;
    if (isOurs() || fingerprint(text()) == m_fingerprint)
        clear();
    m_fingerprint.clear();
}

} // namespace proxydeck

#include "moc_clipboard.cpp"
