// SPDX-License-Identifier: MIT
#include "checks/check_addresses.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSettings>

#include <algorithm>
#include <utility>

namespace proxydeck {

using namespace Qt::StringLiterals;

namespace {

constexpr auto addressesKey = "checks/addresses"_L1;
constexpr auto numberKey = "checks/lastNumber"_L1;
constexpr qsizetype longestText = 1'000;

QJsonObject jsonOf(const CheckAddress &address)
{
    return {{"number"_L1, qint64(address.number)},
            {"url"_L1, address.url()},
            {"method"_L1, address.method == CheckAddress::Method::Head ? "HEAD"_L1 : "GET"_L1},
            {"status"_L1, address.status},
            {"text"_L1, address.text},
            {"readsExit"_L1, address.readsExit}};
}

std::optional<CheckAddress> addressOf(const QJsonObject &json)
{
    Expected<CheckAddress, CheckAddress::Fault> address = CheckAddress::fromUrl(json.value("url"_L1).toString());
    if (!address)
        return std::nullopt;
    const int status = json.value("status"_L1).toInt();
    const QString text = json.value("text"_L1).toString();
    if ((status != 0 && (status < 100 || status > 599)) || text.size() > longestText)
        return std::nullopt;
    const bool isHead = json.value("method"_L1).toString() == "HEAD"_L1;
    address->method = isHead ? CheckAddress::Method::Head : CheckAddress::Method::Get;
    address->status = status;
    address->text = isHead ? QString() : text;
    address->readsExit = !isHead && json.value("readsExit"_L1).toBool();
    address->number = quint32(std::clamp(json.value("number"_L1).toInteger(), qint64(0), qint64(1'000'000)));
    return *address;
}

} // namespace

CheckAddresses::CheckAddresses(QSettings *settings, QObject *parent)
    : QObject(parent)
    , m_settings(settings)
{
    reload();
}

void CheckAddresses::reload()
{
    if (m_settings)
        m_lastNumber = quint32(std::clamp(m_settings->value(numberKey).toInt(), 0, 1'000'000));
    const QList<CheckAddress> before = std::exchange(m_addresses, read());
    for (const CheckAddress &address : m_addresses)
        m_lastNumber = std::max(m_lastNumber, address.number);
    if (before != m_addresses && !before.isEmpty())
        Q_EMIT changed();
}

QList<CheckAddress> CheckAddresses::read() const
{
    QList<CheckAddress> found;
    const QByteArray json = m_settings ? m_settings->value(addressesKey).toString().toUtf8() : QByteArray();
    const QJsonArray array = QJsonDocument::fromJson(json).array();
    for (const auto &one : array) {
        std::optional<CheckAddress> address = addressOf(one.toObject());
        if (!address || found.size() == most)
            continue;
        const auto sameNumber = [&](const CheckAddress &other) { return other.number == address->number; };
        if (address->number == 0 || std::any_of(found.begin(), found.end(), sameNumber))
            continue;
        found.append(*address);
    }
    if (found.isEmpty())
        found.append(vendorsCheckAddress());
    return found;
}

void CheckAddresses::set(const QList<CheckAddress> &addresses)
{
    QList<CheckAddress> wanted
        = addresses.isEmpty() ? QList{vendorsCheckAddress()} : addresses.first(std::min(addresses.size(), most));
    QList<quint32> used;
    for (CheckAddress &address : wanted) {
        const auto known = std::find_if(m_addresses.begin(), m_addresses.end(), [&](const CheckAddress &other) {
            return other.url() == address.url() && !used.contains(other.number);
        });
        address.number = known != m_addresses.end() ? known->number : ++m_lastNumber;
        used.append(address.number);
    }
    if (wanted == m_addresses)
        return;
    m_addresses = std::move(wanted);
    write();
    Q_EMIT changed();
}

void CheckAddresses::write() const
{
    if (!m_settings)
        return;
    if (m_addresses == QList{vendorsCheckAddress()}) {
        m_settings->remove(addressesKey);
    } else {
        QJsonArray array;
        for (const CheckAddress &address : m_addresses)
            array.append(jsonOf(address));
        m_settings->setValue(addressesKey, QString::fromUtf8(QJsonDocument(array).toJson(QJsonDocument::Compact)));
    }
    m_settings->setValue(numberKey, int(m_lastNumber));
}

} // namespace proxydeck

#include "moc_check_addresses.cpp"
