/**
 * The functions that a query may call: those that compute from their arguments alone. Everything else
 * that the engine has reads files, settings or its own tables, or changes something. `histogram` is
 * among them, because as a table function it takes the name of a table as a text.
 */
const byField: readonly string[] = [
  // Numbers
  `abs acos acosh add asin asinh atan atan2 atanh bit_count cbrt ceil ceiling cos cosh cot degrees divide
  even exp factorial fdiv floor fmod gamma gcd greatest greatest_common_divisor isfinite isinf isnan lcm
  least least_common_multiple lgamma ln log log10 log2 mod multiply nextafter pi pow power radians random
  round round_even roundbankers sign signbit sin sinh sqrt subtract tan tanh trunc xor`,
  // Texts
  `ascii bar base64 bin bit_length char_length character_length chr concat concat_ws contains
  damerau_levenshtein decode editdist3 encode ends_with format format_bytes formatreadabledecimalsize
  formatreadablesize from_base64 from_binary from_hex hamming hash hex ilike_escape instr jaccard
  jaro_similarity jaro_winkler_similarity lcase left left_grapheme length length_grapheme levenshtein
  like_escape lower lpad ltrim md5 md5_number mismatches nfc_normalize not_ilike_escape not_like_escape
  octet_length ord position prefix printf regexp_escape regexp_extract regexp_extract_all
  regexp_full_match regexp_matches regexp_replace regexp_split_to_array repeat reverse right
  right_grapheme rpad rtrim sha1 sha256 split split_part starts_with str_split str_split_regex
  string_split string_split_regex string_to_array strip_accents strlen strpos substr substring
  substring_grapheme suffix to_base to_base64 to_binary to_hex translate trim ucase unbin unhex unicode
  upper url_decode url_encode uuid`,
  // Dates and times
  `age century date_add date_diff date_part date_sub date_trunc datediff datepart datesub datetrunc day
  dayname dayofmonth dayofweek dayofyear decade epoch epoch_ms epoch_ns epoch_us era
  get_current_timestamp hour isodow isoyear julian last_day make_date make_time make_timestamp
  make_timestamp_ms make_timestamp_ns microsecond millennium millisecond minute month monthname
  nanosecond normalized_interval now quarter second strftime strptime time_bucket to_centuries to_days
  to_decades to_hours to_microseconds to_millennia to_milliseconds to_minutes to_months to_quarters
  to_seconds to_timestamp to_weeks to_years try_strptime week weekday weekofyear year yearweek`,
  // Lists, structs and maps
  `apply array_agg array_append array_apply array_cat array_concat array_contains array_distinct
  array_extract array_filter array_has array_has_all array_has_any array_indexof array_intersect
  array_length array_pop_back array_pop_front array_position array_prepend array_push_back
  array_push_front array_reduce array_resize array_reverse array_reverse_sort array_select array_slice
  array_sort array_to_string array_transform array_unique array_value array_where array_zip cardinality
  element_at equi_width_bins filter flatten generate_series len list_any_value list_append list_apply
  list_avg list_bool_and list_bool_or list_cat list_concat list_contains list_count list_distance
  list_distinct list_element list_entropy list_extract list_filter list_first list_grade_up list_has
  list_has_all list_has_any list_indexof list_intersect list_kurtosis list_last list_mad list_max
  list_median list_min list_mode list_pack list_position list_prepend list_product list_reduce
  list_resize list_reverse list_reverse_sort list_select list_slice list_sort list_stddev_pop
  list_stddev_samp list_string_agg list_sum list_transform list_unique list_value list_var_pop
  list_var_samp list_where list_zip map map_concat map_contains map_entries map_extract
  map_extract_value map_from_entries map_keys map_values range reduce row struct_concat struct_extract
  struct_insert struct_pack struct_update unnest`,
  // Sums over rows
  `any_value approx_count_distinct approx_quantile approx_top_k arbitrary arg_max arg_max_null arg_min
  arg_min_null argmax argmin avg bit_and bit_or bit_xor bool_and bool_or corr count count_if count_star
  countif covar_pop covar_samp cume_dist dense_rank entropy favg fill first first_value fsum geomean
  geometric_mean group_concat kahan_sum kurtosis kurtosis_pop lag last last_value lead list listagg mad
  max max_by mean median min min_by mode nth_value ntile percent_rank percentile_cont percentile_disc
  product quantile quantile_cont quantile_disc rank regr_avgx regr_avgy regr_count regr_intercept
  regr_r2 regr_slope regr_sxx regr_sxy regr_syy reservoir_quantile row_number sem skewness stddev
  stddev_pop stddev_samp string_agg sum sumkahan var_pop var_samp variance wavg weighted_avg`,
  // Whatever the type
  `coalesce constant_or_null error if ifnull nullif replace try typeof`,
];

/** Words of SQL after which a parenthesis opens. */
const words = `all and any array as between bigint by case cast char character columns cross cube dec
  decimal desc describe distinct double else end except exclude exists extract float for from group grouping
  grouping_id having ilike in inner integer intersect interval is join key lateral like limit
  materialized natural not numeric offset on or order over overlay partition pivot precision qualify
  real recursive rename rollup select sets similar smallint some struct summarize then time timestamp to try_cast
  union unpivot using values varchar when where with within`;

const namesIn = (text: string): readonly string[] =>
  text.split(/\s+/).filter((name) => name !== '');

/** The functions, for completion. */
export const functionNames: readonly string[] = byField.flatMap(namesIn);

const allowed: ReadonlySet<string> = new Set([...functionNames, ...namesIn(words)]);

/** Whether a name may stand before a parenthesis. */
export function mayCall(name: string): boolean {
  return allowed.has(name.toLowerCase());
}
