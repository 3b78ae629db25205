// SPDX-License-Identifier: MIT
#pragma once

#include "filter/filter_vocabulary.h"

#include <QElapsedTimer>
#include <QObject>
#include <QStringList>

#include <functional>

class QAbstractItemView;
class QCompleter;
class QLineEdit;
class QStringListModel;

namespace proxydeck {

/// Suggests completions for the word at the cursor of a filter: field names, then values of the field. Opens while
/// typing, and on Down or Ctrl+Space; Down and Up select, Return or Tab insert the selected suggestion, Esc closes.
/// With nothing selected the keys keep their usual meaning.
class FilterCompleter final : public QObject
{
    Q_OBJECT

public:
    /// Values that occur in a field, most frequent first, ready for display. The result is cached for a few seconds.
    using Values = std::function<QStringList(FilterField field)>;

    FilterCompleter(QLineEdit &edit, Values values);

    /// Call after a change of language.
    void retranslate();
    /// The current suggestions in their order; empty while closed.
    QStringList proposals() const;
    QAbstractItemView &popup();

public Q_SLOTS:
    void open();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    struct Proposal
    {
        QString shown;
        QString inserted; ///< replaces the word at the cursor, without its leading minus
    };

    QCompleter &completer();
    bool isOpen() const;
    void update(bool asked);
    void close();
    QList<Proposal> found(bool asked);
    QList<Proposal> fieldsFor(const QString &typed) const;
    QList<Proposal> valuesFor(FilterField field, const QString &name, const QString &typed);
    const QStringList &valuesOf(FilterField field);
    void take(int row);
    bool chosen() const;
    bool handlePopupKey(int key);

    QLineEdit &m_edit;
    Values m_values;
    FilterVocabulary m_words;
    QCompleter *m_completer = nullptr; ///< created with the first suggestions
    QStringListModel *m_model = nullptr;
    QList<Proposal> m_proposals;
    qsizetype m_from = 0; ///< start of the word, without its leading minus
    qsizetype m_to = 0;
    FilterField m_knownField = FilterField::Any; ///< the field whose values are cached
    QStringList m_known;
    QElapsedTimer m_knownSince;
};

} // namespace proxydeck
