// SPDX-License-Identifier: MIT
#pragma once

#include "catalogue/endpoint.h"
#include "catalogue/query_item.h"

#include <QHash>
#include <QObject>
#include <QStringList>

namespace proxydeck {

/// What is wrong with a field. The user interface has the texts for it.
enum class FieldProblem : quint8 {
    None,
    NotANumber,
    OutOfRange,       ///< outside the parameter's minimum and maximum
    MoreThanChannels, ///< within them, but more IPs than the plan has channels; see FormModel::maximum()
    MalformedCode,    ///< not six digits / not a country code; invalidValue() returns it
    TooManyCodes,
    ExcludedAndWanted, ///< the same code in area and area_ex; invalidValue() returns it
};

/// The values of the form of one endpoint, without widgets. Contains only what the operator can set: not the key, not
/// pwd.
///
/// Values are texts as they are sent: "5", "true", "350500,330700". An empty text means the default.
class FormModel : public QObject
{
    Q_OBJECT

public:
    explicit FormModel(const Endpoint &endpoint, QObject *parent = nullptr);

    const Endpoint &endpoint() const { return m_endpoint; }
    int fieldCount() const;
    const Parameter &parameter(int field) const;
    /// -1 if the endpoint has no such parameter.
    int fieldNamed(QStringView name) const;

    /// How many IPs one call can bring with the key's plan: the channels that were bought. 0: no such limit.
    void setChannels(int channels);
    /// The largest number for \a field: the parameter's, or the number of channels where that is smaller.
    int maximum(int field) const;

    QString value(int field) const;
    /// Normalises \a text first: full-width digits and commas, white space, any of `,;、，；` or line breaks between
    /// codes, duplicate codes, lower-case country codes. Emits valueChanged and problemChanged on a change.
    void setValue(int field, const QString &text);
    void reset();

    FieldProblem problem(int field) const;
    /// The part of the value that causes the problem; may be empty.
    QString invalidValue(int field) const;
    bool isValid() const;
    /// First field with a problem; -1 if there is none.
    int firstProblem() const;

    /// Number of leases that the call requests (num, or its default); 0 for a list call.
    int wantedCount() const;
    /// Parameters to send in addition to key and pwd: only values that differ from the vendor's defaults, in catalogue
    /// order.
    QueryItems queryItems() const;

    /// For storing values per endpoint; restore() ignores unknown names.
    QueryItems save() const;
    void restore(const QueryItems &values);

Q_SIGNALS:
    void valueChanged(int field);
    void problemChanged(int field);
    void limitsChanged();

private:
    void judge();

    const Endpoint &m_endpoint;
    int m_channels = 0;
    QList<const Parameter *> m_fields;
    QStringList m_values;
    QList<FieldProblem> m_problems;
    QStringList m_offenders;
};

} // namespace proxydeck
